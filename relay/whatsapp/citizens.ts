import { z } from 'zod'
import { type Identity, identitySchema } from '../../shared/domain/identity.ts'
import { phoneKey } from '../../shared/domain/phone-key.ts'
import type { Reader, Transaction } from '../store/port.ts'

/** What is known of a citizen; the phone as WhatsApp gave it, never rewritten. */
export type Known = {
  readonly profileName: string | null
  readonly username: string | null
  readonly phone: string | null
  readonly userId: string | null
  /** The same for the portfolios of one enterprise. */
  readonly parentUserId: string | null
  /** All that she ever was known by. */
  readonly identities: readonly Identity[]
}

const knownSchema = z.object({
  profileName: z.string().nullable(),
  username: z.string().nullable(),
  phone: z.string().nullable(),
  userId: z.string().nullable(),
  parentUserId: z.string().nullable().default(null),
  identities: z.array(identitySchema).default([]),
}) satisfies z.ZodType<Known>

export const nobody: Known = {
  profileName: null,
  username: null,
  phone: null,
  userId: null,
  parentUserId: null,
  identities: [],
}

/** What a citizen can be found by. Each identity belongs to one citizen at a time. */
export type IdentityKind = 'userId' | 'parentUserId' | 'phone' | 'username'

export const identityKinds: readonly IdentityKind[] = [
  'userId',
  'parentUserId',
  'phone',
  'username',
]

/**
 * Tables `citizens` and `identities`. A citizen is not a phone number: identities come, change and
 * pass to somebody else (design, "Shapes", 6).
 */

export async function known(sql: Reader, citizenId: string): Promise<Known | null> {
  const row = await sql.get<{ known: string }>(
    'select known from citizens where citizen_id = ?',
    citizenId,
  )
  return row === undefined ? null : parseKnown(row.known)
}

/** From the table, or from the log's words on the citizen. */
export function parseKnown(json: string): Known {
  return knownSchema.parse(JSON.parse(json))
}

export async function save(tx: Transaction, citizenId: string, what: Known): Promise<void> {
  await tx.run(
    `insert into citizens (citizen_id, known) values (?, ?)
      on conflict (citizen_id) do update set known = excluded.known`,
    ...[citizenId, JSON.stringify(what)],
  )
}

/** Whose identity this is now. */
export async function holderOf(
  sql: Reader,
  kind: IdentityKind,
  value: string,
): Promise<string | null> {
  const row = await sql.get<{ id: string }>(
    'select citizen_id as id from identities where kind = ? and value = ?',
    ...[kind, identityKey(kind, value)],
  )
  return row?.id ?? null
}

export async function give(
  tx: Transaction,
  kind: IdentityKind,
  value: string,
  citizenId: string,
): Promise<void> {
  await tx.run(
    `insert into identities (kind, value, citizen_id) values (?, ?, ?)
      on conflict (kind, value) do update set citizen_id = excluded.citizen_id`,
    ...[kind, identityKey(kind, value), citizenId],
  )
}

/** Forgets an identity that WhatsApp may hand to a stranger. */
export async function forget(tx: Transaction, kind: IdentityKind, value: string): Promise<void> {
  await tx.run(
    'delete from identities where kind = ? and value = ?',
    ...[kind, identityKey(kind, value)],
  )
}

/** Business-scoped ids are opaque and case-sensitive; usernames are not. */
function identityKey(kind: IdentityKind, value: string): string {
  switch (kind) {
    case 'userId':
    case 'parentUserId':
      return value
    case 'phone':
      return phoneKey(value)
    case 'username':
      return value.toLowerCase()
  }
}

export function isSameIdentity(kind: IdentityKind, one: string, other: string | null): boolean {
  return other !== null && identityKey(kind, one) === identityKey(kind, other)
}
