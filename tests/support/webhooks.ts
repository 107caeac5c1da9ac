import { SIMULATED } from './start-simulator.ts'

/** Bodies on Meta's wire format, written by hand so that a test shows what it is about. */

export type Person = {
  name?: string
  username?: string
  phone?: string
  userId?: string
}

export const maria = {
  name: 'Maria Fictícia',
  phone: '5563999990001',
  userId: 'BR.MariaFicticia1',
} as const

let made = 0

/** A message of one person; `more` replaces or adds fields, `undefined` takes one out. */
export function messageFrom(person: Person, more: Record<string, unknown> = {}) {
  made += 1
  return {
    ...(person.phone ? { from: person.phone } : {}),
    ...(person.userId ? { from_user_id: person.userId } : {}),
    id: `wamid.IN${String(made).padStart(6, '0')}==`,
    timestamp: String(Math.floor(Date.now() / 1000)),
    type: 'text',
    text: { body: 'Bom dia, tem vacina na 504 Sul?' },
    ...more,
  }
}

export function contactOf(person: Person) {
  return {
    profile: {
      ...(person.name === undefined ? {} : { name: person.name }),
      ...(person.username === undefined ? {} : { username: person.username }),
    },
    ...(person.phone ? { wa_id: person.phone } : {}),
    ...(person.userId ? { user_id: person.userId } : {}),
  }
}

/** What one `value` of field `messages` holds. */
export type Value = {
  contacts?: unknown
  messages?: unknown
  statuses?: unknown
  message_echoes?: unknown
  calls?: unknown
  metadata?: unknown
}

export function webhook(...values: Value[]) {
  return {
    object: 'whatsapp_business_account',
    entry: values.map((value) => entryOf(value)),
  }
}

export function entryOf(...values: Value[]) {
  return {
    id: SIMULATED.businessAccountId,
    changes: values.map((value) => ({ field: 'messages', value: { ...common, ...value } })),
  }
}

/** One message and who wrote it. */
export function inbound(person: Person, more: Record<string, unknown> = {}): Value {
  return { contacts: [contactOf(person)], messages: [messageFrom(person, more)] }
}

/** What WhatsApp says of a reply. */
export function statusOf(whatsappId: string, status: string, more: Record<string, unknown> = {}) {
  return {
    id: whatsappId,
    status,
    timestamp: String(Math.floor(Date.now() / 1000)),
    recipient_id: maria.phone,
    ...more,
  }
}

const common = {
  messaging_product: 'whatsapp',
  metadata: {
    display_phone_number: SIMULATED.displayPhoneNumber,
    phone_number_id: SIMULATED.phoneNumberId,
  },
}
