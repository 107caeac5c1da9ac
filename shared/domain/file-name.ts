import { storableText } from './content/text.ts'

const MAX_LENGTH = 120
/** Names that Windows keeps for devices, whatever their ending. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/**
 * A stranger's file name as it may be shown and saved: one line, no path, nothing that turns the
 * direction of writing (`txt.exe` shown as `exe.txt`), no letter that a file system refuses, not
 * longer than 120 letters, its ending kept. Empty: null.
 */
export function safeFileName(name: string | null): string | null {
  if (name === null) return null
  const oneName = storableText(name).split(/[/\\]/).at(-1) ?? ''
  const plain = oneName
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\uFFFD]/gu, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    // Hidden on one system, refused on another.
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '')
  if (plain === '') return null
  return shortened(DEVICE.test(plain) ? `_${plain}` : plain)
}

function shortened(name: string): string {
  const letters = Array.from(name)
  if (letters.length <= MAX_LENGTH) return name
  const ending = /\.[^.\s]{1,10}$/.exec(name)?.[0] ?? ''
  return `${letters.slice(0, MAX_LENGTH - ending.length - 1).join('')}…${ending}`
}

const endings: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', '.jpg'],
  ['image/png', '.png'],
  ['image/webp', '.webp'],
  ['image/gif', '.gif'],
  ['video/mp4', '.mp4'],
  ['video/3gpp', '.3gp'],
  ['audio/ogg', '.ogg'],
  ['audio/mpeg', '.mp3'],
  ['audio/mp4', '.m4a'],
  ['audio/aac', '.aac'],
  ['audio/amr', '.amr'],
  ['application/pdf', '.pdf'],
  ['text/plain', '.txt'],
])

/** Under which name to save a file that has none of its own. */
export function nameFor(title: string, mimeType: string): string {
  return `${title}${endings.get(mimeType) ?? ''}`
}
