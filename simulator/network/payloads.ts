import { metaError } from '../errors.ts'
import type { Citizen } from '../phones/citizen.ts'
import type { Message, MessageStatus } from '../phones/message.ts'
import type { ChangeValue } from '../webhooks/update.ts'

/** The business's number, as every webhook names it. */
export type BusinessNumber = { phoneNumberId: string; displayPhoneNumber: string }

/** Seconds, as a string (reference, section 2.6). */
export function seconds(milliseconds: number): string {
  return String(Math.floor(milliseconds / 1000))
}

/** A citizen's message. `phone` null: its keys are absent, not empty (reference, section 3.3). */
export function messageValue(
  business: BusinessNumber,
  citizen: Citizen,
  phone: string | null,
  message: object,
): ChangeValue {
  const isSystem = 'type' in message && message.type === 'system'
  return {
    ...envelope(business),
    ...(isSystem ? {} : { contacts: [contact(citizen, phone, citizen.username)] }),
    messages: [{ ...(phone === null ? {} : { from: phone }), ...message }],
  }
}

/** A change of number: both of them where the number shows, else only the ids (section 2.8). */
export function numberChangedValue(
  business: BusinessNumber,
  before: { phone: string | null; userId: string },
  now: { phone: string | null; userId: string },
  message: { id: string; timestamp: string },
): ChangeValue {
  const ids = { user_id: now.userId, previous_user_id: before.userId }
  const shows = before.phone !== null && now.phone !== null
  const body = `User changed from ${before.phone} to ${now.phone}`
  const system = shows
    ? { type: 'user_changed_number', body, wa_id: now.phone, ...ids }
    : { type: 'user_changed_user_id', ...ids }
  const from = shows ? { from: before.phone } : {}
  return { ...envelope(business), messages: [{ ...from, ...message, type: 'system', system }] }
}

/** One of the two news of a call (reference, section 2.11). */
export function callValue(
  business: BusinessNumber,
  citizen: Citizen,
  phone: string | null,
  call: object,
): ChangeValue {
  return {
    ...envelope(business),
    contacts: [contact(citizen, phone, citizen.username)],
    calls: [
      {
        ...(phone === null ? {} : { from: phone }),
        from_user_id: citizen.userId,
        to: business.displayPhoneNumber,
        direction: 'USER_INITIATED',
        ...call,
      },
    ],
  }
}

/** To whom a status speaks: a citizen, or digits that no phone of ours has. */
export type Recipient =
  | { citizen: Citizen; phone: string | null }
  | { citizen: null; phone: string }

/** What became of a message of the business (reference, section 2.10). */
export function statusValue(
  business: BusinessNumber,
  recipient: Recipient,
  message: Message,
  status: MessageStatus,
  at: number,
): ChangeValue {
  const { citizen, phone } = recipient
  const failed = status === 'failed'
  const username = status === 'sent' ? null : (citizen?.username ?? null)
  const byPhone = failed && phone !== null
  return {
    ...envelope(business),
    ...(citizen === null || failed ? {} : { contacts: [contact(citizen, phone, username)] }),
    statuses: [
      {
        id: message.whatsappId,
        status,
        timestamp: seconds(at),
        ...(phone === null ? {} : { recipient_id: phone }),
        ...(citizen === null || byPhone ? {} : { recipient_user_id: citizen.userId }),
        ...(message.callbackData === null
          ? {}
          : { biz_opaque_callback_data: message.callbackData }),
        ...(status === 'sent' || status === 'delivered' ? { pricing: pricing(message) } : {}),
        ...(failed ? { errors: [failure(message.code ?? 131000)] } : {}),
      },
    ],
  }
}

function envelope({ displayPhoneNumber, phoneNumberId }: BusinessNumber) {
  return {
    messaging_product: 'whatsapp',
    metadata: { display_phone_number: displayPhoneNumber, phone_number_id: phoneNumberId },
  }
}

function contact(citizen: Citizen, phone: string | null, username: string | null): object {
  return {
    profile: {
      ...(citizen.name === null ? {} : { name: citizen.name }),
      ...(username === null ? {} : { username }),
    },
    ...(phone === null ? {} : { wa_id: phone }),
    user_id: citizen.userId,
  }
}

function pricing(message: Message): object {
  return {
    billable: true,
    pricing_model: 'PMP',
    type: 'regular',
    category: message.category ?? 'service',
  }
}

function failure(code: number): object {
  const { title, details } = metaError(code)
  return {
    code,
    title,
    message: title,
    error_data: { details },
    href: 'https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes/',
  }
}
