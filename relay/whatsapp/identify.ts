import type { Identity } from '../../shared/domain/identity.ts'
import type { NewId } from '../../shared/ids.ts'
import type { LogTransaction } from '../log/append.ts'
import * as conversations from '../log/conversation-states.ts'
import type { Reader } from '../store/port.ts'
import * as citizens from './citizens.ts'
import { type IdentityKind, identityKinds, isSameIdentity, type Known, nobody } from './citizens.ts'
import { historyWith, inUse } from './identity-history.ts'
import type { Sender } from './parse-webhook.ts'

/**
 * Finds who wrote, or makes a new citizen, and keeps what the webhook newly says of them. Looked
 * up by business-scoped id, then that of the enterprise, then phone. Source: Cloud API reference,
 * section 3.
 * @param at WhatsApp's time of what it tells.
 * @returns the citizen's id.
 */
export async function identify(
  tx: LogTransaction,
  newId: NewId,
  sender: Sender,
  at: number,
): Promise<string> {
  const { userId, parentUserId } = sender
  const citizenId =
    (userId !== null ? await citizens.holderOf(tx, 'userId', userId) : null) ??
    (parentUserId !== null ? await citizens.holderOf(tx, 'parentUserId', parentUserId) : null) ??
    (await findByPhone(tx, sender)) ??
    (await findByUsername(tx, sender)) ??
    newId()
  await learn(tx, citizenId, sender, at)
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
export type ChangedTo = Pick<Sender, 'userId' | 'parentUserId' | 'phone'>

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
  at: number,
): Promise<void> {
  const former = (await citizens.known(tx, citizenId)) ?? nobody
  const userId = to.userId ?? former.userId
  const parentUserId = to.parentUserId ?? former.parentUserId
  const phone = to.phone ?? (userId === former.userId ? former.phone : null)
  const holders = [
    to.userId === null ? null : await citizens.holderOf(tx, 'userId', to.userId),
    to.phone === null ? null : await citizens.holderOf(tx, 'phone', to.phone),
  ]
  if (holders.every((holder) => holder === null || holder === citizenId)) {
    await become(tx, citizenId, { ...former, userId, parentUserId, phone }, at)
  } else if (former.phone !== null && !isSameIdentity('phone', former.phone, phone)) {
    await become(tx, citizenId, { ...former, phone: null }, at)
  }
}

/**
 * Keeps what a webhook tells of a citizen; what it leaves out stays as it was. A webhook may come
 * days late: one under an id that has been replaced tells nothing any more, and no value takes the
 * place of one that was told later.
 */
async function learn(
  tx: LogTransaction,
  citizenId: string,
  news: Sender,
  at: number,
): Promise<void> {
  const former = (await citizens.known(tx, citizenId)) ?? nobody
  const { identities } = former
  const isReplaced =
    former.userId !== null &&
    news.userId !== null &&
    news.userId !== former.userId &&
    (await citizens.holderOf(tx, 'userId', news.userId)) === citizenId
  if (isReplaced) return
  const newest = (kind: Identity['kind'], told: string | null, known: string | null) =>
    told !== null && (inUse(identities, kind)?.firstSeenAt ?? 0) <= at ? told : known
  const known = {
    profileName: newest('name', news.profileName, former.profileName),
    username: newest('username', news.username, former.username),
    phone: newest('phone', news.phone, former.phone),
    userId: news.userId ?? former.userId,
    parentUserId: news.parentUserId ?? former.parentUserId,
    identities,
  }
  await become(tx, citizenId, known, at)
}

/** Says in the log what is new of a citizen, if anything is, and sees to it that it is theirs. */
export async function become(
  tx: LogTransaction,
  citizenId: string,
  known: Known,
  at: number,
): Promise<void> {
  const before = await citizens.known(tx, citizenId)
  const former = before ?? nobody
  if (before === null || !isSame(former, known)) await record(tx, citizenId, known, at)
  for (const kind of ['phone', 'username'] as const) {
    const left = former[kind]
    if (left !== null && !isSameIdentity(kind, left, known[kind])) {
      await citizens.forget(tx, kind, left)
    }
  }
  for (const kind of identityKinds) {
    const value = known[kind]
    if (value !== null) await take(tx, kind, value, citizenId, at)
  }
}

/** An identity that was somebody else's: they no longer answer to it, nor get what is sent to it. */
async function take(
  tx: LogTransaction,
  kind: IdentityKind,
  value: string,
  citizenId: string,
  at: number,
): Promise<void> {
  const holder = await citizens.holderOf(tx, kind, value)
  if (holder === citizenId) return
  const theirs = holder === null ? null : await citizens.known(tx, holder)
  if (holder !== null && theirs !== null && isSameIdentity(kind, value, theirs[kind])) {
    await record(tx, holder, { ...theirs, [kind]: null }, at)
  }
  await citizens.give(tx, kind, value, citizenId)
}

async function record(
  tx: LogTransaction,
  citizenId: string,
  known: Known,
  at: number,
): Promise<void> {
  const heardAt = (await conversations.lastInboundOf(tx, citizenId)) ?? 0
  const identities = historyWith(known.identities, known, at, heardAt)
  const content = { ...known, identities }
  await citizens.save(tx, citizenId, content)
  await tx.append(null, () => [{ type: 'citizen-identified', citizenId, content }])
}

function isSame(one: Known, other: Known): boolean {
  return (
    one.profileName === other.profileName &&
    one.username === other.username &&
    one.phone === other.phone &&
    one.userId === other.userId &&
    one.parentUserId === other.parentUserId
  )
}
