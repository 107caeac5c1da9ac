import type { Identity } from '../../shared/domain/identity.ts'
import type { Known } from './citizens.ts'

const kinds = {
  userId: 'userId',
  parentUserId: 'parentUserId',
  phone: 'phone',
  username: 'username',
  name: 'profileName',
} as const satisfies Record<Identity['kind'], keyof Known>

const allKinds = Object.keys(kinds) as (keyof typeof kinds)[]

/**
 * All that a citizen was known by once `known` is true of her.
 * @param at when that was told, by WhatsApp's time.
 * @param heardAt her newest message: until then what is replaced was in use.
 */
export function historyWith(
  history: readonly Identity[],
  known: Omit<Known, 'identities'>,
  at: number,
  heardAt: number,
): Identity[] {
  const kept = history.map((identity): Identity => {
    if (identity.supersededAt !== null) return identity
    if (known[kinds[identity.kind]] === identity.value) {
      return { ...identity, lastSeenAt: Math.max(identity.lastSeenAt, at) }
    }
    const lastSeenAt = Math.max(identity.lastSeenAt, Math.min(heardAt, at))
    return { ...identity, lastSeenAt, supersededAt: Math.max(at, lastSeenAt) }
  })
  const added = allKinds.flatMap((kind): Identity[] => {
    const value = known[kinds[kind]]
    if (value === null || inUse(kept, kind)?.value === value) return []
    return [{ kind, value, firstSeenAt: at, lastSeenAt: at, supersededAt: null }]
  })
  return [...kept, ...added]
}

/** What of this kind is not replaced. */
export function inUse(history: readonly Identity[], kind: Identity['kind']): Identity | undefined {
  return history.findLast((one) => one.kind === kind && one.supersededAt === null)
}
