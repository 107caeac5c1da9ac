/**
 * Takes one citizen out of a webhook's JSON. The places of everything else stay as they were, so
 * that quarantine entries still point to theirs: what goes leaves `ERASED`.
 */

/** In the place of an item that was taken out; it is no item, and becomes no event. */
export const ERASED = 'erased'

/** Whether a text is one of the citizen's identities: phone, business-scoped id, username. */
export type IsTheirs = (text: string) => boolean

type Json = unknown

/** @returns null when nothing in it is theirs. */
export function redactWebhook(body: Json, isTheirs: IsTheirs): { body: Json } | null {
  if (!mentions(body, isTheirs)) return null
  return { body: redact(body, isTheirs) }
}

/**
 * The smallest element of a list that names them goes: a message, a contact, a status. Where all
 * the contacts of a change are theirs, the whole change goes, since a message in it that lacks its
 * sender can only be theirs.
 */
function redact(value: Json, isTheirs: IsTheirs): Json {
  if (Array.isArray(value)) return value.map((element) => redactElement(element, isTheirs))
  if (!isObject(value)) return typeof value === 'string' && isTheirs(value) ? null : value
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, redact(part, isTheirs)]),
  )
}

function redactElement(element: Json, isTheirs: IsTheirs): Json {
  if (!mentions(element, isTheirs)) return element
  if (!isObject(element) || !holdsLists(element) || isOnlyTheirs(element, isTheirs)) return ERASED
  return redact(element, isTheirs)
}

/** An entry or a change; a message may hold lists too (contacts, items), but has a sender. */
function holdsLists(element: object): boolean {
  return 'changes' in element || 'value' in element
}

function isOnlyTheirs(element: object, isTheirs: IsTheirs): boolean {
  const value = 'value' in element ? element.value : null
  const contacts = isObject(value) && 'contacts' in value ? value.contacts : null
  if (!Array.isArray(contacts) || contacts.length === 0) return false
  return contacts.every((contact) => mentions(contact, isTheirs))
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
