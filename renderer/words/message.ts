import type { ContentOf, MessageContent } from '../../shared/domain/message-content.ts'
import type { Texts } from '../texts/pt-br.ts'
import { withoutMarkup } from './markup.ts'

/** A message in one line: its words, or what kind of thing it is; for lists and quotes. */
export function messageWords(content: MessageContent | null, texts: Texts): string {
  const { message } = texts
  if (content === null) return message.erased
  switch (content.kind) {
    case 'text':
      return oneLine(content.text)
    case 'template':
      return withWords(texts.templates.sent, content.body)
    case 'image':
    case 'video':
      return withWords(message[content.kind], content.caption)
    case 'audio':
      return content.voice ? message.voice : message.audio
    case 'document':
      return withWords(message.document, content.filename ?? content.caption)
    case 'sticker':
      return content.animated ? message.animatedSticker : message.sticker
    case 'location':
      return withWords(message.location, content.name ?? content.address)
    case 'contacts':
      return withWords(message.contacts(content.people.length), namesOf(content))
    case 'choice':
      return oneLine(content.title)
    case 'form':
      return withWords(message.form, content.answers.map(({ value }) => value).join(', '))
    case 'call-permission':
      return content.granted ? message.callGranted : message.callRefused
    case 'call':
      return callWords(content, texts)
    case 'order':
      return withWords(message.order, content.text ?? message.orderOf(content.items.length))
    case 'system':
      return message.system[content.change]
    case 'reaction':
      return content.emoji === null ? message.reactionGone : message.reaction(content.emoji)
    case 'edit':
      return message.editTo(messageWords(content.edited, texts))
    case 'revoke':
      return message.revokedShort
    case 'unsupported':
      return unsupportedKind(content.subtype, texts) ?? message.unsupported
    case 'unknown':
      return message.unknown
  }
}

function callWords({ direction, missed }: ContentOf<'call'>, { message }: Texts): string {
  if (direction === 'outbound') return message.call.outbound
  return missed ? message.call.missed : message.call.answered
}

/** A message as it stands now: what was deleted is not said again where there is only one line. */
export function standingWords(
  said: { content: MessageContent | null; revoked: boolean; veiled?: true },
  texts: Texts,
): string {
  if (said.veiled) return texts.message.veiled
  return said.revoked ? texts.message.revokedShort : messageWords(said.content, texts)
}

/** What WhatsApp did not deliver, where its word for it is one that we know. */
export function unsupportedKind(subtype: string | null, texts: Texts): string | null {
  const kinds = new Map<string, string>(Object.entries(texts.message.unsupportedKinds))
  return subtype === null ? null : (kinds.get(subtype) ?? null)
}

function namesOf({ people }: ContentOf<'contacts'>): string | null {
  return people.map(({ name, phones }) => name ?? phones[0] ?? '').join(', ') || null
}

function withWords(kind: string, words: string | null): string {
  return words ? `${kind}: ${oneLine(words)}` : kind
}

/** Long enough for any list; a message of 4,096 letters is not laid out to show one line of it. */
const LINE = 240

function oneLine(text: string): string {
  return withoutMarkup(text.slice(0, LINE)).replaceAll(/\s+/gu, ' ').trim()
}
