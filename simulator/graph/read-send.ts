import type { MediaShelf } from '../media/shelf.ts'
import type { Send } from '../network/network.ts'
import type { Recipient } from '../network/payloads.ts'
import type { Phones } from '../phones/phones.ts'
import type { TemplateShelf } from '../templates/shelf.ts'
import { readContent } from './read-content.ts'
import {
  invalid,
  isRefusal,
  missing,
  objectOf,
  optionalText,
  type Read,
  requiredText,
} from './reading.ts'

export type ReadingContext = {
  phones: Phones
  shelf: MediaShelf
  templates: TemplateShelf
  displayPhoneNumber: string
}

const USER_ID = /^[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}$/
const MAX_CALLBACK_DATA = 512

/** Understands the body of `POST /{phone-number-id}/messages`, or refuses it as Meta would. */
export function readSend(
  body: Readonly<Record<string, unknown>>,
  context: ReadingContext,
): Read<Send> {
  if (body['messaging_product'] !== 'whatsapp') return missing('messaging_product')
  const recipient = readRecipient(body, context)
  if (isRefusal(recipient)) return recipient
  const content = readContent(body, context)
  if (isRefusal(content)) return content
  const callbackData = optionalText(
    body['biz_opaque_callback_data'],
    'biz_opaque_callback_data',
    MAX_CALLBACK_DATA,
  )
  if (isRefusal(callbackData)) return callbackData
  const quoted = objectOf(body['context'])['message_id']
  return {
    value: {
      type: typeof body['type'] === 'string' ? body['type'] : 'text',
      text: null,
      media: null,
      choices: [],
      category: 'service',
      replyTo: typeof quoted === 'string' ? quoted : null,
      callbackData: callbackData.value,
      ...recipient.value,
      ...content.value,
    },
  }
}

type Addressed = { input: string; recipient: Recipient }

/** A phone in `to` wins over a business-scoped user id in `recipient` (reference, section 3.4). */
function readRecipient(
  body: Readonly<Record<string, unknown>>,
  { displayPhoneNumber, phones }: ReadingContext,
): Read<Addressed> {
  if (body['to'] === undefined && body['recipient'] !== undefined) {
    return readUserId(body['recipient'], phones)
  }
  const to = requiredText(body['to'], 'to', 160)
  if (isRefusal(to)) return to
  const digits = to.value.replace(/\D/g, '')
  if (digits === '') return invalid('Param to is not a valid WhatsApp phone number.')
  if (digits === displayPhoneNumber) return { refused: 131021 }
  const citizen = phones.withPhone(digits)
  const recipient: Recipient =
    citizen === null ? { citizen, phone: digits } : { citizen, phone: citizen.phone }
  return { value: { input: to.value, recipient } }
}

function readUserId(value: unknown, phones: Phones): Read<Addressed> {
  const userId = requiredText(value, 'recipient', 160)
  if (isRefusal(userId)) return userId
  const citizen = USER_ID.test(userId.value) ? phones.withUserId(userId.value) : null
  if (citizen === null) return invalid('Param recipient is not a valid user id of this business.')
  return { value: { input: userId.value, recipient: { citizen, phone: citizen.phone } } }
}
