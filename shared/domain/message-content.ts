import * as z from '../late-zod.ts'
import {
  callPermissionContent,
  choiceContent,
  formContent,
  orderContent,
} from './content/answers.ts'
import { callContent } from './content/call.ts'
import { editContent, reactionContent, revokeContent } from './content/changes.ts'
import {
  audioContent,
  documentContent,
  imageContent,
  stickerContent,
  videoContent,
} from './content/media.ts'
import { contactsContent, locationContent, systemContent } from './content/people.ts'
import { templateContent } from './content/template.ts'
import { textContent, unknownContent, unsupportedContent } from './content/text.ts'

/**
 * What a citizen or an agent wrote. Content is kept apart from the envelope that points to it, so
 * that an erasure (LGPD) can remove it and leave the log gapless: design, "Shapes", 1.
 * Texts hold no NUL and no lone surrogate, because both engines must accept them.
 */
export const messageContentSchema = z.discriminatedUnion('kind', [
  textContent,
  templateContent,
  imageContent,
  videoContent,
  audioContent,
  documentContent,
  stickerContent,
  locationContent,
  contactsContent,
  choiceContent,
  formContent,
  callPermissionContent,
  callContent,
  orderContent,
  systemContent,
  reactionContent,
  editContent,
  revokeContent,
  unsupportedContent,
  unknownContent,
])

export type MessageContent = z.infer<typeof messageContentSchema>
/**
 * At a border: what a newer version wrote is read as a message of a kind that this one cannot show,
 * and is never a reason to stop following the log. Null: erased.
 */
export const anyContentSchema = messageContentSchema.nullable().catch(({ value }) => ({
  kind: 'unknown' as const,
  whatsappType: kindNamed(value) ?? 'missing',
}))

function kindNamed(content: unknown): string | null {
  return typeof content === 'object' &&
    content !== null &&
    'kind' in content &&
    typeof content.kind === 'string'
    ? content.kind
    : null
}

export type ContentOf<Kind extends MessageKind> = Extract<MessageContent, { kind: Kind }>

export type MessageKind = MessageContent['kind']

export const messageKindSchema = z.enum(
  messageContentSchema.options.map((option) => option.shape.kind.value),
)

/** The words in a message that a person would search for; null where it has none. */
export function searchableText(content: MessageContent): string | null {
  switch (content.kind) {
    case 'text':
      return content.text
    case 'template':
      return joined(content.header, content.body, content.footer)
    case 'image':
    case 'video':
      return content.caption
    case 'document':
      return joined(content.filename, content.caption)
    case 'location':
      return joined(content.name, content.address)
    case 'contacts':
      return joined(
        ...content.people.flatMap((one) => [
          one.name,
          one.organisation,
          ...one.phones,
          ...one.emails,
        ]),
      )
    case 'choice':
      return joined(content.title, content.description)
    case 'form':
      return joined(content.name, ...content.answers.map(({ value }) => value))
    case 'order':
      return joined(content.text, ...content.items.map(({ productId }) => productId))
    case 'edit':
      return searchableText(content.edited)
    default:
      return null
  }
}

function joined(...parts: (string | null)[]): string | null {
  return parts.filter(Boolean).join(' ') || null
}

/**
 * A message as it reads after an edit. Only words can be edited: the file of an edited caption is
 * the one that was first sent. Null: one of the two was erased.
 */
export function withEdit(
  first: MessageContent | null,
  edit: ContentOf<'edit'> | null,
): MessageContent | null {
  if (edit === null) return null
  const { edited } = edit
  if (first === null || !('caption' in first)) return edited
  if (edited.kind === 'text') return { ...first, caption: edited.text }
  return 'caption' in edited ? { ...first, caption: edited.caption } : edited
}
