import { Temporal } from 'temporal-polyfill'
import type { QuietSpan } from './quiet-choice.ts'

/** Spans that meet for longer than this (ms) cover the whole week. */
const MORE_THAN_A_WEEK_MS = 8 * 24 * 60 * 60_000

/**
 * The end of the quiet in which a moment (ms) lies, over spans that meet or overlap; null outside of
 * all. @returns `at` null: they never end.
 */
export function quietSpanEnd(
  moment: number,
  spans: readonly QuietSpan[],
  timeZone: string,
): { readonly at: number | null } | null {
  let end = latestEnd(moment, spans, timeZone)
  if (end === null) return null
  while (end - moment <= MORE_THAN_A_WEEK_MS) {
    const next = latestEnd(end, spans, timeZone)
    if (next === null) return { at: end }
    end = next
  }
  return { at: null }
}

/** Of the spans that hold at a moment; one may have begun the day before. */
function latestEnd(moment: number, spans: readonly QuietSpan[], timeZone: string): number | null {
  const today = Temporal.Instant.fromEpochMilliseconds(moment)
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
  const ends = [today.subtract({ days: 1 }), today].flatMap((day) =>
    spans
      .filter(({ days }) => days.includes(day.dayOfWeek))
      .map((span) => onDay(span, day, timeZone))
      .filter(({ start, end }) => start <= moment && moment < end)
      .map(({ end }) => end),
  )
  return ends.length === 0 ? null : Math.max(...ends)
}

/** Times of the wall clock: where a day has 23 or 25 hours, the span has one less or more. */
function onDay({ from, to }: QuietSpan, day: Temporal.PlainDate, timeZone: string) {
  const isMidnight = to === '24:00'
  return {
    start: momentAt(day, from, timeZone),
    end: momentAt(
      isMidnight || to <= from ? day.add({ days: 1 }) : day,
      isMidnight ? '00:00' : to,
      timeZone,
    ),
  }
}

function momentAt(day: Temporal.PlainDate, plainTime: string, timeZone: string): number {
  return day.toZonedDateTime({ timeZone, plainTime }).epochMilliseconds
}
