import { z } from 'zod'
import type { Store } from '../store/open-store.ts'
import { phoneKey } from './phone-key.ts'

/** What is known of a citizen; the phone as WhatsApp gave it, never rewritten. */
export type Known = {
  readonly profileName: string | null
  readonly username: string | null
  readonly phone: string | null
  readonly userId: string | null
}

const knownSchema = z.object({
  profileName: z.string().nullable(),
  username: z.string().nullable(),
  phone: z.string().nullable(),
  userId: z.string().nullable(),
}) satisfies z.ZodType<Known>

export const nobody: Known = { profileName: null, username: null, phone: null, userId: null }

/** What a citizen can be found by. Each identity belongs to one citizen at a time. */
export type IdentityKind = 'userId' | 'phone' | 'username'

/**
 * Tables `citizens` and `identities`. A citizen is not a phone number: identities come, change and
 * pass to somebody else (design, "Shapes", 6).
 */
export type Citizens = {
  known(citizenId: string): Known | null
  save(citizenId: string, known: Known): void
  /** Whose identity this is now. */
  holderOf(kind: IdentityKind, value: string): string | null
  give(kind: IdentityKind, value: string, citizenId: string): void
  /** Forgets an identity that WhatsApp may hand to a stranger. */
  forget(kind: IdentityKind, value: string): void
}

export function createCitizens({ database }: Store): Citizens {
  const known = database
    .prepare<[string], string>('select known from citizens where citizen_id = ?')
    .pluck()
  const save = database.prepare<[string, string]>(`
    insert into citizens (citizen_id, known) values (?, ?)
    on conflict (citizen_id) do update set known = excluded.known`)
  const holder = database
    .prepare<[string, string], string>(
      'select citizen_id from identities where kind = ? and value = ?',
    )
    .pluck()
  const give = database.prepare<[string, string, string]>(`
    insert into identities (kind, value, citizen_id) values (?, ?, ?)
    on conflict (kind, value) do update set citizen_id = excluded.citizen_id`)
  const forget = database.prepare<[string, string]>(
    'delete from identities where kind = ? and value = ?',
  )
  return {
    known: (citizenId) => {
      const json = known.get(citizenId)
      return json === undefined ? null : knownSchema.parse(JSON.parse(json))
    },
    save: (citizenId, what) => save.run(citizenId, JSON.stringify(what)),
    holderOf: (kind, value) => holder.get(kind, identityKey(kind, value)) ?? null,
    give: (kind, value, citizenId) => give.run(kind, identityKey(kind, value), citizenId),
    forget: (kind, value) => forget.run(kind, identityKey(kind, value)),
  }
}

/** Business-scoped ids are opaque and case-sensitive; usernames are not. */
function identityKey(kind: IdentityKind, value: string): string {
  switch (kind) {
    case 'userId':
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
