import type { Texts } from '../texts/pt-br.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** `12 min`, `2 h`, `3 dias`: the largest unit alone, for lists. */
export function briefDuration(ms: number, texts: Texts): string {
  return durationWords(ms < HOUR ? ms : ms - (ms % HOUR), texts)
}

/** `5 s`, else as `durationWords` tells it: for who watches it grow. */
export function ageWords(ms: number, texts: Texts): string {
  if (ms >= MINUTE) return durationWords(ms, texts)
  return texts.duration.seconds(Math.max(0, Math.floor(ms / 1000)))
}

/** `12 min`, `3 h 5 min`, `2 dias`: whole units, rounded down; `ms` in milliseconds. */
export function durationWords(ms: number, texts: Texts): string {
  const { duration } = texts
  if (ms < MINUTE) return duration.underAMinute
  if (ms < HOUR) return duration.minutes(Math.floor(ms / MINUTE))
  if (ms >= 2 * DAY) return duration.days(Math.floor(ms / DAY))
  return duration.hours(Math.floor(ms / HOUR), Math.floor((ms % HOUR) / MINUTE))
}
