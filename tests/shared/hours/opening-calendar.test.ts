import { describe, expect, it } from 'vitest'
import { easterSunday } from '../../../shared/domain/hours/holiday-dates.ts'
import { openingCalendarSchema } from '../../../shared/domain/hours/opening-calendar.ts'
import { palmas } from '../../support/hours.ts'

it.each([
  [1961, '1961-04-02'],
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2024, '2024-03-31'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
  [2049, '2049-04-18'],
  [2076, '2076-04-19'],
])('Easter of %i is %s', (year, date) => {
  expect(easterSunday(year).toString()).toBe(date)
})

describe('a calendar that cannot be is refused with what is wrong', () => {
  const { calendar } = palmas
  const shifts = (monday: object[]) => ({
    ...calendar,
    weekly: { ...calendar.weekly, monday },
  })
  const exception = (change: object) => ({
    ...calendar,
    exceptions: [
      { name: 'X', kind: 'closed', from: '2026-12-24', to: '2026-12-24', shifts: [], ...change },
    ],
  })
  const holiday = (on: object) => ({
    ...calendar,
    holidays: [{ name: 'X', scope: 'municipal', on }],
  })
  it.each([
    ['a shift that ends before it begins', shifts([{ from: '18:00', to: '13:30' }])],
    ['an hour that does not exist', shifts([{ from: '13:30', to: '25:00' }])],
    [
      'shifts that overlap',
      shifts([
        { from: '08:00', to: '12:00' },
        { from: '11:00', to: '13:00' },
      ]),
    ],
    [
      'shifts out of order',
      shifts([
        { from: '13:00', to: '17:00' },
        { from: '08:00', to: '12:00' },
      ]),
    ],
    ['a date that does not exist', exception({ from: '2026-02-30' })],
    ['an exception that ends before it begins', exception({ to: '2026-12-23' })],
    ['a closed day with shifts', exception({ shifts: [{ from: '08:00', to: '12:00' }] })],
    ['an exceptional opening without any', exception({ kind: 'open' })],
    ['30 February each year', holiday({ month: 2, day: 30 })],
    ['a month 13', holiday({ month: 13, day: 1 })],
  ])('%s', (_, value) => {
    expect(openingCalendarSchema.safeParse(value).success).toBe(false)
  })

  it('and a leap day may be a holiday', () => {
    expect(openingCalendarSchema.safeParse(holiday({ month: 2, day: 29 })).success).toBe(true)
  })
})
