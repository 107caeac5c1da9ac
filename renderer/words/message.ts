import type { MessageContent } from '../../shared/domain/message-content.ts'
import type { Texts } from '../texts/pt-br.ts'
import { withoutMarkup } from './markup.ts'

/** A message in one line: its words, or what kind of thing it is; for lists and quotes. */
export function messageWords(content: MessageContent | null, texts: Texts): string {
  const { media } = texts
  if (content === null) return media.erased
  switch (content.kind) {
    case 'text':
      return oneLine(content.text)
    case 'image':
      return withWords(media.image, content.caption)
    case 'audio':
      return content.voice ? media.voice : media.audio
    case 'document':
      return withWords(media.document, content.filename ?? content.caption)
    case 'location':
      return withWords(media.location, content.name ?? content.address)
    case 'reaction':
      return content.emoji === null ? media.reactionGone : media.reaction(content.emoji)
    case 'unsupported':
      return media.unsupported
    case 'unknown':
      return media.unknown
  }
}

function withWords(kind: string, words: string | null): string {
  return words ? `${kind}: ${oneLine(words)}` : kind
}

/** Long enough for any list; a message of 4,096 letters is not laid out to show one line of it. */
const LINE = 240

function oneLine(text: string): string {
  return withoutMarkup(text.slice(0, LINE)).replaceAll(/\s+/gu, ' ').trim()
}
