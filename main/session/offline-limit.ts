import type { SignInRefusal } from '../../shared/ipc/session.ts'
import * as z from '../../shared/late-zod.ts'
import type { Organisation } from '../../shared/organisation.ts'
import { readPosition } from '../replica/position.ts'
import type { MetaTable } from '../store/meta-table.ts'

const DAY_MS = 24 * 60 * 60_000

/** Clocks are corrected by so much without anybody's doing (ms). */
const CORRECTION_MS = 10 * 60_000

/** Both by this PC's clock (ms): it is compared with itself, however wrong it is. */
const clocksSchema = z.object({
  /** When the relay was last heard. */
  heardAt: z.int().nonnegative(),
  /** The latest that this PC's clock has shown, or would have, had it not been set back. */
  seenAt: z.int().nonnegative(),
})

export function readClocks(meta: MetaTable): z.infer<typeof clocksSchema> | null {
  return meta.read('clocks', clocksSchema)
}

/** Time only goes on; hearing the relay begins anew, also after a clock that was ahead. */
export function noteClocks(meta: MetaTable, now: number, isHeard: boolean): void {
  const known = readClocks(meta)
  const heardAt = isHeard || known === null ? now : known.heardAt
  const seenAt = isHeard || known === null ? now : Math.max(known.seenAt, now)
  meta.write('clocks', { heardAt, seenAt })
}

/**
 * Why nobody may sign in without the relay now; null where she may. A clock that was set back says
 * nothing of how long it has been: then only the relay can let her in.
 */
export function refusalOffline(
  meta: MetaTable,
  { offlineDays }: Pick<Organisation, 'offlineDays'>,
  now: number,
): Extract<SignInRefusal, 'offline-never' | 'offline-too-long' | 'clock-set-back'> | null {
  if (offlineDays === 0) return 'offline-never'
  // A replica of an earlier version kept the relay's time alone.
  const relayHeardAt = readPosition(meta).heardAt ?? 0
  const { heardAt, seenAt } = readClocks(meta) ?? { heardAt: relayHeardAt, seenAt: 0 }
  if (now < seenAt - CORRECTION_MS) return 'clock-set-back'
  return now - heardAt > offlineDays * DAY_MS ? 'offline-too-long' : null
}
