import type { NewId } from '../../shared/ids.ts'
import type { LogTransaction } from '../log/append.ts'
import type { Reader } from '../store/port.ts'
import * as citizens from './citizens.ts'
import { type IdentityKind, isSameIdentity, type Known, nobody } from './citizens.ts'
import type { Sender } from './parse-webhook.ts'

const identityKinds: readonly IdentityKind[] = ['userId', 'phone', 'username']

/**
 * Finds who wrote, or makes a new citizen, and keeps what the webhook newly says of them. Looked
 * up by business-scoped id, then phone. Source: Cloud API reference, section 3.
 * @returns the citizen's id.
 */
export async function identify(tx: LogTransaction, newId: NewId, sender: Sender): Promise<string> {
  const citizenId =
    (sender.userId !== null ? await citizens.holderOf(tx, 'userId', sender.userId) : null) ??
    (await findByPhone(tx, sender)) ??
    (await findByUsername(tx, sender)) ??
    newId()
  await learn(tx, citizenId, sender)
  return citizenId
}

/** Numbers pass to strangers, ids do not: with another id it is another person (2.8, 3.1). */
async function findByPhone(sql: Reader, { phone, userId }: Sender): Promise<string | null> {
  const holder = phone === null ? null : await citizens.holderOf(sql, 'phone', phone)
  if (holder === null || userId === null) return holder
  const holderUserId = (await citizens.known(sql, holder))?.userId ?? null
  return holderUserId === null || holderUserId === userId ? holder : null
}

/**
 * A username changes hands, so it never leads to anybody who has an id (3.1): their words would be
 * a stranger's. It only keeps together what comes with no id at all, which cannot be answered and
 * would otherwise be a new citizen at each message.
 */
async function findByUsername(
  sql: Reader,
  { userId, phone, username }: Sender,
): Promise<string | null> {
  if (userId !== null || phone !== null || username === null) return null
  const holder = await citizens.holderOf(sql, 'username', username)
  const known = holder === null ? null : await citizens.known(sql, holder)
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
export async function followChange(
  tx: LogTransaction,
  citizenId: string,
  to: ChangedTo,
): Promise<void> {
  const former = (await citizens.known(tx, citizenId)) ?? nobody
  const userId = to.userId ?? former.userId
  const phone = to.phone ?? (userId === former.userId ? former.phone : null)
  const holders = [
    to.userId === null ? null : await citizens.holderOf(tx, 'userId', to.userId),
    to.phone === null ? null : await citizens.holderOf(tx, 'phone', to.phone),
  ]
  if (holders.every((holder) => holder === null || holder === citizenId)) {
    await become(tx, citizenId, { ...former, userId, phone })
  } else if (former.phone !== null && !isSameIdentity('phone', former.phone, phone)) {
    await become(tx, citizenId, { ...former, phone: null })
  }
}

/** Keeps what a webhook tells of a citizen; what it leaves out stays as it was. */
async function learn(tx: LogTransaction, citizenId: string, news: Sender): Promise<void> {
  const former = (await citizens.known(tx, citizenId)) ?? nobody
  await become(tx, citizenId, {
    profileName: news.profileName ?? former.profileName,
    username: news.username ?? former.username,
    phone: news.phone ?? former.phone,
    userId: news.userId ?? former.userId,
  })
}

/** Says in the log what is new of a citizen, if anything is, and sees to it that it is theirs. */
async function become(tx: LogTransaction, citizenId: string, known: Known): Promise<void> {
  const before = await citizens.known(tx, citizenId)
  const former = before ?? nobody
  if (before === null || !isSame(former, known)) await record(tx, citizenId, known)
  for (const kind of ['phone', 'username'] as const) {
    const left = former[kind]
    if (left !== null && !isSameIdentity(kind, left, known[kind])) {
      await citizens.forget(tx, kind, left)
    }
  }
  for (const kind of identityKinds) {
    const value = known[kind]
    if (value !== null) await take(tx, kind, value, citizenId)
  }
}

/** An identity that was somebody else's: they no longer answer to it, nor get what is sent to it. */
async function take(
  tx: LogTransaction,
  kind: IdentityKind,
  value: string,
  citizenId: string,
): Promise<void> {
  const holder = await citizens.holderOf(tx, kind, value)
  if (holder === citizenId) return
  const theirs = holder === null ? null : await citizens.known(tx, holder)
  if (holder !== null && theirs !== null && isSameIdentity(kind, value, theirs[kind])) {
    await record(tx, holder, { ...theirs, [kind]: null })
  }
  await citizens.give(tx, kind, value, citizenId)
}

async function record(tx: LogTransaction, citizenId: string, known: Known): Promise<void> {
  await citizens.save(tx, citizenId, known)
  await tx.append(null, () => [{ type: 'citizen-identified', citizenId, content: { ...known } }])
}

function isSame(one: Known, other: Known): boolean {
  return (
    one.profileName === other.profileName &&
    one.username === other.username &&
    one.phone === other.phone &&
    one.userId === other.userId
  )
}
