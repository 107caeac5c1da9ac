import { dateAt, startOfDate } from '../local-day.ts'
import type { OpeningHours } from './opening-hours.ts'

/** An office that opens on fewer days than are asked for within these has no such day. */
const HORIZON_DAYS = 731

/**
 * The last moment (ms) of the `days`th day on which the office opens, not counting the day of `from`:
 * where it closes on that day; the end of the day for an office that never said when it is open.
 * @returns null when there is no such day within two years.
 */
export function endOfOpenDays(
  hours: OpeningHours | null,
  timeZone: string,
  from: number,
  days: number,
): number | null {
  let date = dateAt(from, timeZone)
  let left = days
  for (let step = 0; step < HORIZON_DAYS; step += 1) {
    date = dateAt(startOfDate(date, timeZone, 1), timeZone)
    if (hours !== null && hours.planOf(date).shifts.length === 0) continue
    left -= 1
    if (left > 0) continue
    const midnight = startOfDate(date, timeZone, 1)
    // A shift may end at midnight, which would be the next day's date.
    return (hours?.spanBefore(midnight)?.end ?? midnight) - 1
  }
  return null
}
