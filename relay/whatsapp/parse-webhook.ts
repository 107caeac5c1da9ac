import { storableText } from '../../shared/domain/content/text.ts'
import { phoneKey } from '../../shared/domain/phone-key.ts'
import { ERASED } from '../duties/redact-webhook.ts'
import { type FieldItem, isOfAccount, VALUE_ERROR } from './account/record-field.ts'
import type { QuarantineReason } from './quarantine.ts'
import {
  callSchema,
  changeSchema,
  contactSchema,
  entrySchema,
  envelopeSchema,
  messageSchema,
  phoneDigits,
  valueSchema,
  type WebhookCall,
  type WebhookContact,
  type WebhookMessage,
  type WebhookStatus,
  webhookStatusSchema,
} from './webhook-shapes.ts'

/** Who wrote (or, of an echo, to whom), as far as the webhook says. At least one of the first three is known. */
export type Sender = {
  readonly userId: string | null
  readonly parentUserId: string | null
  /** Digits as WhatsApp gave them. */
  readonly phone: string | null
  readonly username: string | null
  readonly profileName: string | null
}

/** One thing that a webhook says, and where in the body it stands. */
export type WebhookItem = { readonly path: string } & (
  | {
      kind: 'message'
      phoneNumberId: string
      message: WebhookMessage
      sender: Sender
      raw: unknown
    }
  | { kind: 'echo'; phoneNumberId: string; message: WebhookMessage; receiver: Sender; raw: unknown }
  /** `party`: the citizen, whoever called. */
  | { kind: 'call'; phoneNumberId: string; call: WebhookCall; party: Sender }
  | { kind: 'status'; phoneNumberId: string; status: WebhookStatus }
  | { kind: 'unreadable'; reason: QuarantineReason }
  /** A field that makes no event: kept in the inbox, and counted. */
  | { kind: 'other-field'; field: string }
  /** News of the organisation's account. */
  | ({ kind: 'field' } & FieldItem)
)

/**
 * Takes a webhook apart: entries × changes × messages and statuses. What cannot be read is one
 * `unreadable` item, never more than itself. Source: Cloud API reference, section 2.6.
 */
export function parseWebhook(body: unknown, phoneNumberIds: ReadonlySet<string>): WebhookItem[] {
  const envelope = envelopeSchema.safeParse(body)
  if (!envelope.success) return [unreadable('', 'not-a-webhook')]
  return envelope.data.entry.flatMap((entry, index) => {
    if (entry === ERASED) return []
    const path = `entry[${index}]`
    const parsed = entrySchema.safeParse(entry)
    if (!parsed.success) return [unreadable(path, 'not-a-webhook')]
    return parsed.data.changes.flatMap((change, place) =>
      change === ERASED
        ? []
        : parseChange(change, `${path}.changes[${place}]`, phoneNumberIds, parsed.data.time),
    )
  })
}

const readFields: ReadonlySet<string> = new Set(['messages', 'smb_message_echoes', 'calls'])

function parseChange(
  change: unknown,
  path: string,
  phoneNumberIds: ReadonlySet<string>,
  time: unknown,
): WebhookItem[] {
  const parsed = changeSchema.safeParse(change)
  if (!parsed.success) return [unreadable(path, 'not-a-webhook')]
  const { field } = parsed.data
  if (isOfAccount(field)) return parseField(parsed.data, path, time)
  if (!readFields.has(field)) return [{ path, kind: 'other-field', field }]
  const value = valueSchema.parse(parsed.data.value)
  const phoneNumberId = value.metadata.phone_number_id
  if (phoneNumberId === null || !phoneNumberIds.has(phoneNumberId)) {
    return [unreadable(`${path}.value`, 'unknown-phone-number-id')]
  }
  const contacts = value.contacts.flatMap((contact) => contactSchema.safeParse(contact).data ?? [])
  const messages = parseList(value.messages, `${path}.value.messages`, (raw, place, count) =>
    parseMessage(raw, place, phoneNumberId, { contacts, isAlone: count === 1 }),
  )
  const statuses = parseList(value.statuses, `${path}.value.statuses`, (raw, place) =>
    parseStatus(raw, place, phoneNumberId),
  )
  const echoes = parseList(value.message_echoes, `${path}.value.message_echoes`, (raw, place) =>
    parseEcho(raw, place, phoneNumberId, contacts),
  )
  const calls = parseList(value.calls, `${path}.value.calls`, (raw, place) =>
    parseCall(raw, place, phoneNumberId, contacts),
  )
  const errors = parseErrors(value.errors, path, time)
  const items = [...messages, ...statuses, ...echoes, ...calls, ...errors]
  // What a later version of WhatsApp puts here.
  return items.length > 0 ? items : [{ path, kind: 'other-field', field }]
}

/** Errors of the account or its number, which belong to no message. */
function parseErrors(errors: unknown, path: string, time: unknown): WebhookItem[] {
  const list = Array.isArray(errors) ? errors : []
  return list.map((value: unknown, index) => ({
    path: `${path}.value.errors[${index}]`,
    kind: 'field',
    ...{ field: VALUE_ERROR, value, time },
  }))
}

/** A field of the account is one piece of news; one of preferences, one for each citizen. */
function parseField(
  { field, value }: { field: string; value: Record<string, unknown> },
  path: string,
  time: unknown,
): WebhookItem[] {
  if (field !== 'user_preferences') return [{ path, kind: 'field', field, value, time }]
  return parseList(value[field], `${path}.value.${field}`, (raw, place) => ({
    path: place,
    kind: 'field',
    ...{ field, value: raw, time },
  }))
}

function parseList(
  list: unknown,
  path: string,
  parse: (raw: unknown, path: string, count: number) => WebhookItem,
): WebhookItem[] {
  if (list === undefined || list === null) return []
  if (!Array.isArray(list)) return [unreadable(path, 'not-a-webhook')]
  return list.flatMap((raw: unknown, index) =>
    raw === ERASED ? [] : parse(raw, `${path}[${index}]`, list.length),
  )
}

function parseMessage(
  raw: unknown,
  path: string,
  phoneNumberId: string,
  { contacts, isAlone }: { contacts: readonly WebhookContact[]; isAlone: boolean },
): WebhookItem {
  const message = messageSchema.safeParse(raw)
  if (!message.success) return unreadable(path, 'message-without-id')
  const sender = senderOf(message.data, contacts, isAlone)
  if (sender === null) return unreadable(path, 'message-without-sender')
  return { path, kind: 'message', phoneNumberId, message: message.data, sender, raw }
}

function parseEcho(
  raw: unknown,
  path: string,
  phoneNumberId: string,
  contacts: readonly WebhookContact[],
): WebhookItem {
  const message = messageSchema.safeParse(raw)
  if (!message.success) return unreadable(path, 'message-without-id')
  const { to: from, to_user_id: from_user_id } = message.data
  const to = { from, from_user_id, from_parent_user_id: null, system: null }
  const receiver = senderOf(to, contacts, false)
  if (receiver === null) return unreadable(path, 'message-without-sender')
  return { path, kind: 'echo', phoneNumberId, message: message.data, receiver, raw }
}

function parseCall(
  raw: unknown,
  path: string,
  phoneNumberId: string,
  contacts: readonly WebhookContact[],
): WebhookItem {
  const call = callSchema.safeParse(raw)
  if (!call.success) return unreadable(path, 'unreadable-call')
  const { data } = call
  const who =
    data.direction === 'USER_INITIATED'
      ? data
      : {
          from: data.to,
          from_user_id: data.to_user_id,
          from_parent_user_id: data.to_parent_user_id,
        }
  const party = senderOf({ ...who, system: null }, contacts, true)
  if (party === null) return unreadable(path, 'message-without-sender')
  return { path, kind: 'call', phoneNumberId, call: data, party }
}

function parseStatus(raw: unknown, path: string, phoneNumberId: string): WebhookItem {
  const status = webhookStatusSchema.safeParse(raw)
  if (!status.success) return unreadable(path, 'unreadable-status')
  return { path, kind: 'status', phoneNumberId, status: status.data }
}

/** Contacts are joined by id, not by place: the two lists need not be parallel. */
type Named = Pick<WebhookMessage, 'from' | 'from_user_id' | 'from_parent_user_id' | 'system'>

function senderOf(
  message: Named,
  contacts: readonly WebhookContact[],
  isAlone: boolean,
): Sender | null {
  const phone = phoneDigits(message.from)
  // Telling of a change of identity, WhatsApp may leave out who wrote; what changed says it.
  const { system } = message
  const userId =
    system?.previous_user_id ??
    message.from_user_id ??
    (phone === null ? (message.from ?? system?.user_id ?? null) : null)
  const contact =
    contacts.find((one) => one.user_id !== null && one.user_id === userId) ??
    contacts.find((one) => one.wa_id !== null && phone !== null && isSamePhone(one.wa_id, phone)) ??
    // One message, one contact, and no id to join them by: it can only be its sender.
    (userId === null && phone === null && isAlone && contacts.length === 1 ? contacts[0] : null)
  const sender = {
    userId: userId ?? contact?.user_id ?? null,
    parentUserId:
      system?.previous_parent_user_id ??
      message.from_parent_user_id ??
      contact?.parent_user_id ??
      null,
    phone: phone ?? contact?.wa_id ?? null,
    username: storableName(contact?.profile.username),
    profileName: storableName(contact?.profile.name),
  }
  return (sender.userId ?? sender.phone ?? sender.username) ? sender : null
}

function isSamePhone(one: string, other: string): boolean {
  return phoneKey(one) === phoneKey(other)
}

/** Control characters are no part of a name; breaks and tabs stay, as they part its words. */
function storableName(name: string | null | undefined): string | null {
  return storableText(name?.replaceAll(/[^\P{Cc}\t\n\r]/gu, '') ?? '') || null
}

function unreadable(path: string, reason: QuarantineReason): WebhookItem {
  return { path, kind: 'unreadable', reason }
}
