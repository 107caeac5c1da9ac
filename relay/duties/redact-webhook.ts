/**
 * Takes one citizen out of a webhook's JSON. The places of everything else stay as they were, so
 * that quarantine entries still point to theirs: what goes leaves `ERASED`.
 */

/** In the place of an item that was taken out; it is no item, and becomes no event. */
export const ERASED = 'erased'

/** Whether a text is one of the citizen's identities: phone, business-scoped id, username. */
export type IsTheirs = (text: string) => boolean

type Json = unknown

/**
 * What somebody else wrote of her goes too once it is an event; before, it would be lost.
 * @param path such as `entry[0].changes[0].value.messages[2]`.
 */
export type IsYetToCome = (path: string) => boolean

const nothingIs: IsYetToCome = () => false

type Redaction = {
  readonly isTheirs: IsTheirs
  readonly isYetToCome: IsYetToCome
  /** All contacts of this change are others': so is a message in it that does not say its sender. */
  readonly isOthers?: boolean
}

/** @returns null when nothing of theirs goes. */
export function redactWebhook(
  body: Json,
  isTheirs: IsTheirs,
  isYetToCome: IsYetToCome = nothingIs,
): { body: Json } | null {
  if (!mentions(body, isTheirs)) return null
  const redacted = redact(body, '', { isTheirs, isYetToCome })
  return redacted === body ? null : { body: redacted }
}

/** The smallest element of a list that names them goes: a message, a contact, a status. */
function redact(value: Json, path: string, redaction: Redaction): Json {
  if (typeof value === 'string') return redaction.isTheirs(value) ? null : value
  if (!isObject(value)) return value
  const isList = Array.isArray(value)
  const parts = Object.entries(value).map(([name, part]): [string, Json] => {
    const place = isList ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`
    return [name, isList ? redactElement(part, place, redaction) : redact(part, place, redaction)]
  })
  if (parts.every(([name, part]) => part === (value as Record<string, Json>)[name])) return value
  return isList ? parts.map(([, part]) => part) : Object.fromEntries(parts)
}

function redactElement(element: Json, path: string, redaction: Redaction): Json {
  const { isTheirs, isYetToCome } = redaction
  if (!mentions(element, isTheirs)) return element
  if (!isObject(element)) return ERASED
  if ('changes' in element) return redact(element, path, redaction)
  if ('value' in element && isObject(element.value)) return redactChange(element, path, redaction)
  return isYetToCome(path) && hasAnotherAuthor(element, redaction) ? element : ERASED
}

/**
 * Where all the contacts of a change are theirs, a message in it that does not say its sender can
 * only be theirs. Of a change in which nobody else is left, nothing is.
 */
function redactChange(change: object, path: string, redaction: Redaction): Json {
  const theirs = contactsOf(change).map((contact) => mentions(contact, redaction.isTheirs))
  const isOthers = theirs.length > 0 && !theirs.includes(true)
  const areOnlyTheirs = theirs.length > 0 && !theirs.includes(false)
  const redacted = redact(change, path, { ...redaction, isOthers })
  // Nothing of theirs was in it but what stays.
  if (redacted === change || !isObject(redacted)) return redacted
  const left = areOnlyTheirs ? withoutUnsigned(redacted) : redacted
  const items = partsOf(left).flatMap(([name, part]) =>
    Array.isArray(part) && name !== 'contacts' ? (part as Json[]) : [],
  )
  return items.length > 0 && items.every((item) => item === ERASED) ? ERASED : left
}

function withoutUnsigned(change: object): object {
  const parts = partsOf(change).map(([name, part]): [string, Json] => {
    if (!Array.isArray(part) || name === 'contacts') return [name, part]
    return [name, part.map((item: Json) => (isObject(item) && !saysWho(item) ? ERASED : item))]
  })
  return { ...change, value: Object.fromEntries(parts) }
}

function partsOf(change: object): [string, Json][] {
  return 'value' in change && isObject(change.value) ? Object.entries(change.value) : []
}

function contactsOf(change: object): readonly Json[] {
  const value = 'value' in change ? change.value : null
  const contacts = isObject(value) && 'contacts' in value ? value.contacts : null
  return Array.isArray(contacts) ? contacts : []
}

/** Where a message, an echo, a call or a status says whose it is. */
const parties: ReadonlySet<string> = new Set([
  ...['from', 'from_user_id', 'to', 'to_user_id', 'recipient_id', 'recipient_user_id'],
])

function saysWho(item: object): boolean {
  return Object.entries(item).some(
    ([name, part]) => parties.has(name) && typeof part === 'string' && part !== '',
  )
}

/** It only speaks of them, as a contact card does; WhatsApp's notices (`system`) are of their subject. */
function hasAnotherAuthor(item: object, { isTheirs, isOthers }: Redaction): boolean {
  const isOfThem = Object.entries(item).some(
    ([name, part]) => (typeof part === 'string' || name === 'system') && mentions(part, isTheirs),
  )
  return !isOfThem && (saysWho(item) || isOthers === true)
}

function mentions(value: Json, isTheirs: IsTheirs): boolean {
  if (typeof value === 'string') return isTheirs(value)
  if (!isObject(value)) return false
  return Object.values(value).some((part) => mentions(part, isTheirs))
}

function isObject(value: Json): value is object {
  return typeof value === 'object' && value !== null
}

/** What stands at a path such as `entry[0].changes[0].value.messages[2]`; the whole for an empty one. */
export function at(body: Json, path: string): Json {
  const steps = path.match(/[^.[\]]+/g) ?? []
  return steps.reduce<Json>(
    (value, step) => (isObject(value) ? (value as Record<string, Json>)[step] : undefined),
    body,
  )
}
