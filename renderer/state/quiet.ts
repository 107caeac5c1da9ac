import {
  hearAgain,
  type Quiet,
  type QuietKey,
  quietAt,
  quietUntil,
} from '../../shared/domain/quiet/quiet.ts'
import { useNow } from './clock.ts'
import { openingHours } from './opening-hours.ts'
import { setPreference, usePreferences } from './preferences.ts'
import { organisation, relayNow, useSession } from './status.ts'

/** Whether she is to be left in peace now, and until when; null where she is not. */
export function useQuiet(): Quiet | null {
  const now = useNow()
  const timeZone = useSession()?.organisation.timeZone ?? null
  const quietSpans = usePreferences((state) => state.quietSpans)
  const quietAsked = usePreferences((state) => state.quietAsked)
  return timeZone === null ? null : quietAt(now, { quietSpans, quietAsked }, timeZone)
}

/** The same, outside of what draws. */
export function quietNow(): Quiet | null {
  const timeZone = organisation()?.timeZone ?? null
  return timeZone === null ? null : quietAt(relayNow(), usePreferences.getState(), timeZone)
}

/** Until when a choice would leave her in peace (ms); null: until she says otherwise. */
export function untilWhen(key: QuietKey, now: number, timeZone: string): number | null {
  return quietUntil(key, { now, hours: openingHours(), timeZone })
}

export function beQuiet(key: QuietKey): void {
  const timeZone = organisation()?.timeZone ?? null
  if (timeZone === null) return
  setPreference({ quietAsked: { kind: 'quiet', until: untilWhen(key, relayNow(), timeZone) } })
}

/** She is told again, also within one of her spans. */
export function endQuiet(): void {
  const timeZone = organisation()?.timeZone ?? null
  if (timeZone === null) return
  setPreference({ quietAsked: hearAgain(relayNow(), usePreferences.getState(), timeZone) })
}
