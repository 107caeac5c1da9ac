import type { Writing } from './client.ts'
import { byId } from './element.ts'

/** WhatsApp takes photos of up to 5 MB. */
const MAX_PHOTO = 5 * 1024 * 1024

/** Where a citizen writes and picks a photo. `onWrite` is called with what is to be sent. */
export function prepareComposer(onWrite: (writing: Writing) => void): void {
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
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const words = text.value.trim()
    const file = photo.files?.[0]
    if (words === '' && file === undefined) return
    text.value = ''
    grow()
    const writing =
      file === undefined ? { type: 'text' as const, text: words } : await asPhoto(file, words)
    photo.value = ''
    showPhoto()
    onWrite(writing)
  })
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
