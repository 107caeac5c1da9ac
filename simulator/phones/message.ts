/** A file as WhatsApp keeps it: the bytes lie on the media shelf, under the same id. */
export type Media = {
  id: string
  mimeType: string
  /** Hexadecimal SHA-256 of the bytes. */
  sha256: string
  size: number
  filename: string | null
  /** The business sent it as a voice message. */
  voice?: true
}

/**
 * How far a message has come. A citizen's: `sent` until the business has acknowledged the webhook,
 * `read` once the business has marked it so. The business's: as its status webhooks say.
 */
export type MessageStatus = 'accepted' | 'sent' | 'delivered' | 'read' | 'played' | 'failed'

/** One bubble on a phone. */
export type Message = {
  whatsappId: string
  /** `in`: from the citizen to the business. */
  direction: 'in' | 'out'
  type: string
  text: string | null
  status: MessageStatus
  at: number
  /** The business's `biz_opaque_callback_data`. */
  callbackData: string | null
  /** The message that this one quotes or reacts to. */
  replyTo: string | null
  media: Media | null
  /** Labels of the buttons or rows of an interactive message. */
  choices: string[]
  /** What the business's message is charged as; null for the citizen's own. */
  category: string | null
  /** Meta's error code of a failed message. */
  code: number | null
}

const ORDER: readonly MessageStatus[] = ['accepted', 'sent', 'delivered', 'read', 'played']

/** Whether a message may go on to `next`: never back, and never on from `failed`. */
export function mayBecome(message: Message, next: MessageStatus): boolean {
  if (message.status === 'failed') return false
  return next === 'failed' || ORDER.indexOf(next) > ORDER.indexOf(message.status)
}
