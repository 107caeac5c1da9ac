import type { Writing } from './client.ts'
import { byId } from './element.ts'

/** WhatsApp takes photos of up to 5 MB. */
const MAX_PHOTO = 5 * 1024 * 1024

/** Where a citizen writes and picks a photo. What `send` could not send stays in the composer. */
export function prepareComposer(send: (writing: Writing) => Promise<boolean>): void {
  const form = byId('composer', HTMLFormElement)
  const text = byId('text', HTMLTextAreaElement)
  const photo = byId('photo', HTMLInputElement)
  const preview = byId('photo-preview', HTMLDivElement)

  const grow = () => {
    text.rows = Math.min(5, text.value.split('\n').length)
  }
  const showPhoto = () => {
    const file = photo.files?.[0]
    if (file !== undefined && file.size > MAX_PHOTO) photo.value = ''
    const chosen = photo.files?.[0]
    preview.hidden = chosen === undefined
    const name = preview.querySelector('span')
    if (name !== null) name.textContent = chosen?.name ?? ''
    const image = preview.querySelector('img')
    if (image === null) return
    URL.revokeObjectURL(image.src)
    image.src = chosen === undefined ? '' : URL.createObjectURL(chosen)
  }
  preview.querySelector('button')?.addEventListener('click', () => {
    photo.value = ''
    showPhoto()
  })
  photo.addEventListener('change', () => showPhoto())
  text.addEventListener('input', grow)
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    form.requestSubmit()
  })
  let sending = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const writing = await readWriting(text.value.trim(), photo.files?.[0])
    if (writing === null || sending) return
    sending = true
    const sent = await send(writing)
    sending = false
    if (!sent) return
    text.value = ''
    photo.value = ''
    grow()
    showPhoto()
  })
}

async function readWriting(words: string, photo: File | undefined): Promise<Writing | null> {
  if (photo !== undefined) return asPhoto(photo, words)
  return words === '' ? null : { type: 'text', text: words }
}

async function asPhoto(file: File, caption: string): Promise<Writing> {
  const dataBase64 = (await dataUrl(file)).replace(/^[^,]*,/, '')
  return { type: 'image', mimeType: file.type, dataBase64, ...(caption === '' ? {} : { caption }) }
}

function dataUrl(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
}
