import { mediaKind } from '../media/kinds.ts'
import type { MediaShelf } from '../media/shelf.ts'
import type { Send } from '../network/network.ts'
import type { TemplateShelf } from '../templates/shelf.ts'
import { readInteractive } from './read-interactive.ts'
import { readTemplate } from './read-template.ts'
import {
  invalid,
  isRefusal,
  listOf,
  missing,
  objectOf,
  optionalText,
  type Read,
  requiredText,
} from './reading.ts'

/** What a message says, apart from whom it goes to. */
export type Content = Pick<Send, 'type' | 'text' | 'media' | 'choices' | 'category' | 'replyTo'>

const MAX_TEXT = 4096
const MAX_CAPTION = 1024
const MEDIA_TYPES = ['image', 'audio', 'video', 'document', 'sticker'] as const

/** Reads the part of a message that its `type` names (reference, section 5.2). */
export function readContent(
  body: Readonly<Record<string, unknown>>,
  { shelf, templates }: { shelf: MediaShelf; templates: TemplateShelf },
): Read<Partial<Content>> {
  const type = body['type'] ?? 'text'
  const node = typeof type === 'string' ? objectOf(body[type]) : {}
  const mediaType = MEDIA_TYPES.find((known) => known === type)
  if (mediaType !== undefined) return readMedia(mediaType, node, shelf)
  switch (type) {
    case 'text':
      return asText(requiredText(node['body'], "text['body']", MAX_TEXT))
    case 'reaction':
      return readReaction(node)
    case 'interactive':
      return readInteractive(node)
    case 'template':
      return readTemplate(node, templates)
    case 'location':
      return readLocation(node)
    case 'contacts':
      return readContacts(listOf(body['contacts']))
    default:
      return invalid('Param type is not one of the supported message types.')
  }
}

function asText(read: Read<string | null>): Read<Partial<Content>> {
  return isRefusal(read) ? read : { value: { text: read.value } }
}

function readReaction(node: Record<string, unknown>): Read<Partial<Content>> {
  const target = requiredText(node['message_id'], "reaction['message_id']", 512)
  if (isRefusal(target)) return target
  if (typeof node['emoji'] !== 'string') return missing("reaction['emoji']")
  return { value: { text: node['emoji'], replyTo: target.value } }
}

function readMedia(
  type: (typeof MEDIA_TYPES)[number],
  node: Record<string, unknown>,
  shelf: MediaShelf,
): Read<Partial<Content>> {
  const caption = optionalText(node['caption'], `${type}['caption']`, MAX_CAPTION)
  if (isRefusal(caption)) return caption
  const { id, link, filename } = node
  if (id !== undefined && link !== undefined) return invalid('Only one of id and link is allowed.')
  if (typeof link === 'string') return { value: { text: caption.value ?? link } }
  const mediaId = requiredText(id, `${type}['id']`, 64)
  if (isRefusal(mediaId)) return mediaId
  const media = shelf.find(mediaId.value)
  if (media === null) return invalid(`Media ID ${mediaId.value} does not exist.`)
  if (mediaKind(media.mimeType)?.kind !== type) {
    return { refused: 131053, details: `${media.mimeType} cannot be sent as ${type}.` }
  }
  const isVoice = node['voice'] === true
  if (isVoice && !media.mimeType.startsWith('audio/ogg')) {
    return { refused: 131053, details: `${media.mimeType} cannot be sent as a voice message.` }
  }
  const shown = {
    ...media,
    ...(typeof filename === 'string' ? { filename } : {}),
    ...(isVoice ? { voice: true as const } : {}),
  }
  return { value: { text: caption.value, media: shown } }
}

function readLocation(node: Record<string, unknown>): Read<Partial<Content>> {
  const { latitude, longitude, name } = node
  if (!Number.isFinite(Number(latitude)) || !Number.isFinite(Number(longitude))) {
    return missing("location['latitude'] and location['longitude']")
  }
  return { value: { text: typeof name === 'string' ? name : `${latitude}, ${longitude}` } }
}

function readContacts(contacts: unknown[]): Read<Partial<Content>> {
  if (contacts.length === 0) return missing('contacts')
  const names = contacts.map((contact) => objectOf(objectOf(contact)['name'])['formatted_name'])
  if (!names.every((name) => typeof name === 'string')) return missing("name['formatted_name']")
  return { value: { text: names.join(', ') } }
}
