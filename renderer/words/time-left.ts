import type { Texts } from '../texts/pt-br.ts'

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/**
 * How long something will still take, as roundly as anybody knows it: `alguns segundos`, `cerca de
 * 40 s`, `cerca de 3 min`, `cerca de 2 h`. Rounded up; `ms` in milliseconds.
 */
export function timeLeftWords(ms: number, { status, duration }: Texts): string {
  if (ms <= 5 * SECOND) return status.fewSeconds
  if (ms <= 50 * SECOND) return status.about(duration.seconds(roundUp(ms / SECOND, 10)))
  if (ms <= 10 * MINUTE) return status.about(duration.minutes(roundUp(ms / MINUTE, 1)))
  if (ms <= 55 * MINUTE) return status.about(duration.minutes(roundUp(ms / MINUTE, 5)))
  return status.about(duration.hours(roundUp(ms / HOUR, 1), 0))
}

function roundUp(value: number, to: number): number {
  return Math.ceil(value / to) * to
}
