import { z } from 'zod'
import type { EditedContent } from '../../shared/domain/content/changes.ts'
import { storableText } from '../../shared/domain/content/text.ts'
import { type MessageContent, messageContentSchema } from '../../shared/domain/message-content.ts'
import { buttonMessage, interactiveMessage, orderMessage } from './content/answers.ts'
import {
  audioMessage,
  documentMessage,
  imageMessage,
  stickerMessage,
  videoMessage,
} from './content/media.ts'
import { contactsMessage, locationMessage, systemMessage } from './content/people.ts'
import { optionalWords, words } from './content/pieces.ts'

/**
 * What a citizen wrote, from one of WhatsApp's message objects. A type that this version cannot
 * show, or one without its inner object, is `unknown`: visible, never lost.
 * Source: Cloud API reference, section 2.8.
 */
export function readContent(type: string, message: unknown): MessageContent {
  const read = readers.get(type)?.safeParse(message)
  return read?.success && isReadable(read.data) ? read.data : unknownContent(type)
}

/** What the record takes has to be what it can be read back as: a date beyond all numbers is not. */
function isReadable(content: MessageContent): boolean {
  return messageContentSchema.safeParse(content).success
}

function unknownContent(type: string) {
  return { kind: 'unknown' as const, whatsappType: storableText(type) }
}

const textMessage = z
  .object({ text: z.object({ body: words }) })
  .transform(({ text }) => ({ kind: 'text' as const, text: text.body }))

const editable = new Map<string, z.ZodType<EditedContent>>([
  ['text', textMessage],
  ['image', imageMessage],
  ['video', videoMessage],
  ['document', documentMessage],
])

const target = z.string().min(1)

/** A reaction is taken back by an emoji that is missing or empty: both are seen. */
const reactionMessage = z
  .object({ reaction: z.object({ message_id: target, emoji: optionalWords }) })
  .transform(
    ({ reaction }): MessageContent => ({
      kind: 'reaction',
      target: reaction.message_id,
      emoji: reaction.emoji || null,
    }),
  )

const editMessage = z
  .object({
    edit: z.object({ original_message_id: target, message: z.looseObject({ type: z.string() }) }),
  })
  .transform(
    ({ edit }): MessageContent => ({
      kind: 'edit',
      target: edit.original_message_id,
      edited: readEdited(edit.message.type, edit.message),
    }),
  )

/** Only words can be edited: texts and captions. */
function readEdited(type: string, message: unknown): EditedContent {
  const read = editable.get(type)?.safeParse(message)
  return read?.success ? read.data : unknownContent(type)
}

const revokeMessage = z
  .object({ revoke: z.object({ original_message_id: target }) })
  .transform(
    ({ revoke }): MessageContent => ({ kind: 'revoke', target: revoke.original_message_id }),
  )

/** WhatsApp itself could not take the citizen's file in, most often for its size (section 5.5). */
const MEDIA_NOT_FETCHED = 131052

const unsupportedMessage = z
  .object({
    unsupported: z.object({ type: optionalWords }).nullish().catch(null),
    errors: z.array(z.object({ code: z.int() })).catch([]),
  })
  .transform(({ unsupported, errors }): MessageContent => {
    const subtype = unsupported?.type ?? null
    const isLostFile = errors.some(({ code }) => code === MEDIA_NOT_FETCHED)
    return { kind: 'unsupported', subtype, ...(isLostFile && { code: MEDIA_NOT_FETCHED }) }
  })

const readers = new Map<string, z.ZodType<MessageContent>>([
  ['text', textMessage],
  ['image', imageMessage],
  ['video', videoMessage],
  ['audio', audioMessage],
  ['document', documentMessage],
  ['sticker', stickerMessage],
  ['location', locationMessage],
  ['contacts', contactsMessage],
  ['interactive', interactiveMessage],
  ['button', buttonMessage],
  ['order', orderMessage],
  ['system', systemMessage],
  ['reaction', reactionMessage],
  ['edit', editMessage],
  ['revoke', revokeMessage],
  ['unsupported', unsupportedMessage],
])
