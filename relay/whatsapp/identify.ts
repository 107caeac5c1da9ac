import type { NewId } from '../../shared/ids.ts'
import type { Append } from '../log/append.ts'
import { type Citizens, type IdentityKind, isSameIdentity, type Known, nobody } from './citizens.ts'
import type { Sender } from './parse-webhook.ts'

type Context = { readonly citizens: Citizens; readonly append: Append; readonly newId: NewId }

const identityKinds: readonly IdentityKind[] = ['userId', 'phone', 'username']

/**
 * Finds who wrote, or makes a new citizen, and keeps what the webhook newly says of them. Looked
 * up by business-scoped id, then phone. Source: Cloud API reference, section 3.
 * @returns the citizen's id.
 */
export function identify(context: Context, sender: Sender): string {
  const { citizens, newId } = context
  const citizenId =
    (sender.userId !== null ? citizens.holderOf('userId', sender.userId) : null) ??
    findByPhone(citizens, sender) ??
    findByUsername(citizens, sender) ??
    newId()
  learn(context, citizenId, sender)
  return citizenId
}

/** Numbers pass to strangers, ids do not: with another id it is another person (2.8, 3.1). */
function findByPhone(citizens: Citizens, { phone, userId }: Sender): string | null {
  const holder = phone === null ? null : citizens.holderOf('phone', phone)
  if (holder === null || userId === null) return holder
  const holderUserId = citizens.known(holder)?.userId ?? null
  return holderUserId === null || holderUserId === userId ? holder : null
}

/**
 * A username changes hands, so it never leads to anybody who has an id (3.1): their words would be
 * a stranger's. It only keeps together what comes with no id at all, which cannot be answered and
 * would otherwise be a new citizen at each message.
 */
function findByUsername(citizens: Citizens, { userId, phone, username }: Sender): string | null {
  if (userId !== null || phone !== null || username === null) return null
  const holder = citizens.holderOf('username', username)
  const known = holder === null ? null : citizens.known(holder)
  return known?.userId === null && known.phone === null ? holder : null
}

/** The ids that WhatsApp says have taken the place of those of `citizenId`. */
export type ChangedTo = { readonly userId: string | null; readonly phone: string | null }

/**
 * Follows a citizen to a new number or business-scoped id. A new id without a number means that the
 * old number is no longer hers. If somebody is known under the new ids already, the two stay apart:
 * a number can have passed to another person, and histories are not merged silently; all that is
 * then followed is that the old number was left. Source: Cloud API reference, section 2.8, `system`.
 */
export function followChange(context: Context, citizenId: string, to: ChangedTo): void {
  const { citizens } = context
  const former = citizens.known(citizenId) ?? nobody
  const userId = to.userId ?? former.userId
  const phone = to.phone ?? (userId === former.userId ? former.phone : null)
  const holders = [
    to.userId === null ? null : citizens.holderOf('userId', to.userId),
    to.phone === null ? null : citizens.holderOf('phone', to.phone),
  ]
  if (holders.every((holder) => holder === null || holder === citizenId)) {
    become(context, citizenId, { ...former, userId, phone })
  } else if (former.phone !== null && !isSameIdentity('phone', former.phone, phone)) {
    become(context, citizenId, { ...former, phone: null })
  }
}

/** Keeps what a webhook tells of a citizen; what it leaves out stays as it was. */
function learn(context: Context, citizenId: string, news: Sender): void {
  const former = context.citizens.known(citizenId) ?? nobody
  become(context, citizenId, {
    profileName: news.profileName ?? former.profileName,
    username: news.username ?? former.username,
    phone: news.phone ?? former.phone,
    userId: news.userId ?? former.userId,
  })
}

/** Says in the log what is new of a citizen, if anything is, and sees to it that it is theirs. */
function become(context: Context, citizenId: string, known: Known): void {
  const { citizens } = context
  const before = citizens.known(citizenId)
  const former = before ?? nobody
  if (before === null || !isSame(former, known)) record(context, citizenId, known)
  for (const kind of ['phone', 'username'] as const) {
    const left = former[kind]
    if (left !== null && !isSameIdentity(kind, left, known[kind])) citizens.forget(kind, left)
  }
  for (const kind of identityKinds) {
    const value = known[kind]
    if (value !== null) take(context, kind, value, citizenId)
  }
}

/** An identity that was somebody else's: they no longer answer to it, nor get what is sent to it. */
function take(context: Context, kind: IdentityKind, value: string, citizenId: string): void {
  const { citizens } = context
  const holder = citizens.holderOf(kind, value)
  if (holder === citizenId) return
  const theirs = holder === null ? null : citizens.known(holder)
  if (holder !== null && theirs !== null && isSameIdentity(kind, value, theirs[kind])) {
    record(context, holder, { ...theirs, [kind]: null })
  }
  citizens.give(kind, value, citizenId)
}

function record({ citizens, append }: Context, citizenId: string, known: Known): void {
  citizens.save(citizenId, known)
  append(null, () => [{ type: 'citizen-identified', citizenId, content: { ...known } }])
}

function isSame(one: Known, other: Known): boolean {
  return (
    one.profileName === other.profileName &&
    one.username === other.username &&
    one.phone === other.phone &&
    one.userId === other.userId
  )
}
