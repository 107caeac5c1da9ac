import type { AttachmentProblem } from '../../shared/domain/attachment.ts'
import { nameFor, safeFileName } from '../../shared/domain/file-name.ts'
import type { MessageContent } from '../../shared/domain/message-content.ts'
import type { Language } from '../state/preferences.ts'
import type { Texts } from '../texts/pt-br.ts'

type FileKind = 'picture' | 'audio' | 'video'

const shown: ReadonlyMap<string, FileKind> = new Map([
  ['image/jpeg', 'picture'],
  ['image/png', 'picture'],
  ['image/webp', 'picture'],
  ['image/gif', 'picture'],
  ['audio/ogg', 'audio'],
  ['audio/mpeg', 'audio'],
  ['audio/mp4', 'audio'],
  ['audio/aac', 'audio'],
  ['audio/amr', 'audio'],
  ['video/mp4', 'video'],
  ['video/3gpp', 'video'],
  ['video/webm', 'video'],
])

/** How a file may be shown in place, by what its bytes are; null: only saved. */
export function shownAs(mimeType: string): FileKind | null {
  return shown.get(mimeType) ?? null
}

const types: readonly [pattern: RegExp, name: keyof Texts['media']['types']][] = [
  [/pdf$/, 'pdf'],
  [/word/, 'word'],
  [/excel|spreadsheet/, 'excel'],
  [/powerpoint|presentation/, 'powerpoint'],
  [/^text\//, 'text'],
  [/zip/, 'archive'],
]

/** What people call a type of file. */
export function typeWords(mimeType: string, { media }: Texts): string {
  return media.types[types.find(([pattern]) => pattern.test(mimeType))?.[1] ?? 'other']
}

const KILO = 1024

/** A size as people say it: `184 KB`, `2,5 MB`. */
export function sizeWords(bytes: number, { media }: Texts, language: Language): string {
  const isMega = bytes >= KILO * KILO
  const value = Math.max(bytes / (isMega ? KILO * KILO : KILO), isMega ? 0 : 1)
  const number = new Intl.NumberFormat(language, {
    maximumFractionDigits: isMega && value < 10 ? 1 : 0,
  }).format(value)
  return `${number} ${isMega ? media.bytes.mega : media.bytes.kilo}`
}

/** Under which name the file of a message is saved: its own, made safe, or what it is. */
export function saveName(content: MessageContent, mimeType: string, texts: Texts): string {
  const own = content.kind === 'document' ? safeFileName(content.filename) : null
  return own ?? nameFor(titleOf(content, texts), mimeType)
}

/** What kind of file a message brings, in a word. */
export function titleOf(content: MessageContent, { message }: Texts): string {
  switch (content.kind) {
    case 'image':
    case 'video':
    case 'document':
      return message[content.kind]
    case 'sticker':
      return content.animated ? message.animatedSticker : message.sticker
    case 'audio':
      return content.voice ? message.voice : message.audio
    default:
      return message.document
  }
}

/** Why a chosen file cannot go, as a sentence. */
export function problemWords(
  problem: AttachmentProblem,
  file: { name: string; size: number },
  texts: Texts,
  language: Language,
): string {
  const words = texts.media.problem
  if (problem.problem !== 'too-large') return words[problem.problem](file.name)
  const size = (bytes: number) => sizeWords(bytes, texts, language)
  return words['too-large'](file.name, size(file.size), size(problem.maximum))
}

/** `0:07`, `12:30`. @param seconds not finite: unknown. */
export function lengthWords(seconds: number): string {
  if (!Number.isFinite(seconds)) return '–:––'
  const whole = Math.floor(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}
