import { Temporal } from 'temporal-polyfill'
import type { SearchFilters } from '../../../shared/domain/search/filters.ts'

/** Stretches of days that end today. */
export const stretches = ['today', 'yesterday', 'week', 'month', 'year'] as const
export type Stretch = (typeof stretches)[number]

const daysBack: Record<Stretch, number> = { today: 0, yesterday: 1, week: 6, month: 29, year: 364 }

/** @param today `YYYY-MM-DD`. */
export function daysOf(stretch: Stretch, today: string): Pick<SearchFilters, 'from' | 'to'> {
  const from = Temporal.PlainDate.from(today).subtract({ days: daysBack[stretch] }).toString()
  return stretch === 'yesterday' ? { from, to: from } : { from, to: undefined }
}

const named: ReadonlyMap<string, number> = new Map(
  Object.entries({ hoje: 0, today: 0, ontem: 1, yesterday: 1 }),
)

/** `2026-11-01`, `1/11/2026`, `1/11` of this year, or a word for today or yesterday. */
export function dayFromText(text: string, today: string): string | null {
  const back = named.get(text)
  if (back !== undefined) {
    return Temporal.PlainDate.from(today).subtract({ days: back }).toString()
  }
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) ?? []
  if (year !== undefined) return dateOf(year, month, day)
  const [, first, second, third = today.slice(0, 4)] =
    /^(\d{1,2})\/(\d{1,2})(?:\/(\d{4}))?$/.exec(text) ?? []
  return first === undefined ? null : dateOf(third, second, first)
}

function dateOf(year: string, month: string | undefined, day: string | undefined): string | null {
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(day) }
    return Temporal.PlainDate.from(parts, { overflow: 'reject' }).toString()
  } catch (error) {
    // There is no such day: what was typed is words.
    if (error instanceof RangeError) return null
    throw error
  }
}
