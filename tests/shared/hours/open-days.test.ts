import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { endOfOpenDays } from '../../../shared/domain/hours/open-days.ts'
import { createOpeningHours } from '../../../shared/domain/hours/opening-hours.ts'
import { organisationSchema } from '../../../shared/organisation.ts'

function officeOf(name: string) {
  const file = readFileSync(`resources/organisations/${name}.json`, 'utf8')
  const { hours, timeZone } = organisationSchema.parse(JSON.parse(file))
  if (hours === null) throw new Error('no hours')
  return { calendar: hours, timeZone }
}

/** The local minute at which an answer is in time at last. */
function due(name: string, from: string, days: number): string | null {
  const { calendar, timeZone } = officeOf(name)
  const at = endOfOpenDays(
    createOpeningHours(calendar, timeZone),
    ...([timeZone, Date.parse(from), days] as const),
  )
  if (at === null) return null
  return new Date(at + 1).toLocaleString('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  })
}

describe('open days that an area has', () => {
  it.each([
    [
      'the next open day, whatever the hour of asking',
      'palmas',
      '2026-11-24T14:00-03:00',
      1,
      '2026-11-25 18:00',
    ],
    ['asked in the evening', 'palmas', '2026-11-24T23:30-03:00', 1, '2026-11-25 18:00'],
    ['over a weekend', 'palmas', '2026-11-26T14:00-03:00', 2, '2026-11-30 18:00'],
    ['asked on a Sunday', 'palmas', '2026-11-29T10:00-03:00', 1, '2026-11-30 18:00'],
    ['over 20 November', 'palmas', '2026-11-19T14:00-03:00', 1, '2026-11-23 18:00'],
    ['where a split shift ends', 'ufmt', '2026-11-24T08:00-04:00', 1, '2026-11-25 17:30'],
    ['by the day of Cuiabá, not of Greenwich', 'ufmt', '2026-11-25T02:00Z', 1, '2026-11-25 17:30'],
  ])('%s', (_what, name, from, days, expected) => {
    expect(due(name, from, days)).toBe(expected)
  })

  it('are days of the calendar where nobody said when the office opens', () => {
    const at = endOfOpenDays(null, 'America/Araguaina', Date.parse('2026-11-27T12:00-03:00'), 2)
    expect(at).toBe(Date.parse('2026-11-30T00:00-03:00') - 1)
  })

  it('may be more than a calendar has, and then there is no such day', () => {
    const { calendar, timeZone } = officeOf('palmas')
    const shut = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] }
    const never = { ...calendar, weekly: { ...shut, saturday: [], sunday: [] } }
    const hours = createOpeningHours(never, timeZone)
    expect(endOfOpenDays(hours, timeZone, 0, 1)).toBeNull()
  })
})
