import { describe, expect, it, test } from 'vitest'
import type { HoursException } from '../../../shared/domain/hours/opening-calendar.ts'
import { createOpeningHours } from '../../../shared/domain/hours/opening-hours.ts'
import { hoursOf, moment, type Profile, palmas, ufmt } from '../../support/hours.ts'

const recess: HoursException = {
  name: 'Recesso de fim de ano',
  kind: 'recess',
  from: '2026-12-21',
  to: '2027-01-03',
  shifts: [],
}
const halfDay: HoursException = {
  name: 'Jogo do Brasil',
  kind: 'half-day',
  from: '2026-06-25',
  to: '2026-06-25',
  shifts: [{ from: '08:00', to: '12:00' }],
}
const mutirao: HoursException = {
  name: 'Mutirão da vacina',
  kind: 'open',
  from: '2026-11-28',
  to: '2026-11-28',
  shifts: [{ from: '08:00', to: '12:00' }],
}
const reopened: HoursException = {
  ...mutirao,
  name: 'Plantão',
  from: '2026-12-22',
  to: '2026-12-22',
}
const exceptions = [recess, halfDay, mutirao, reopened]

const table: [Profile, string, 'open' | 'closed', string][] = [
  // Palmas, one shift: Wednesday 25 November 2026.
  [palmas, '2026-11-25 13:29', 'closed', 'a minute before the shift'],
  [palmas, '2026-11-25 13:30', 'open', 'its first minute'],
  [palmas, '2026-11-25 15:00', 'open', 'in the afternoon'],
  [palmas, '2026-11-25 17:59', 'open', 'its last minute'],
  [palmas, '2026-11-25 18:00', 'closed', 'its end belongs to the evening'],
  [palmas, '2026-11-25 00:00', 'closed', 'midnight'],
  [palmas, '2026-11-25 09:00', 'closed', 'the morning'],
  [palmas, '2026-11-23 14:00', 'open', 'Monday'],
  [palmas, '2026-11-27 14:00', 'open', 'Friday'],
  [palmas, '2026-11-29 14:00', 'closed', 'Sunday'],
  [palmas, '2026-12-05 14:00', 'closed', 'Saturday'],
  // National holidays.
  [palmas, '2026-01-01 14:00', 'closed', 'New Year'],
  [palmas, '2026-04-03 14:00', 'closed', 'Good Friday'],
  [palmas, '2026-04-02 14:00', 'open', 'the day before'],
  [palmas, '2026-04-21 14:00', 'closed', 'Tiradentes'],
  [palmas, '2026-05-01 14:00', 'closed', 'Labour Day'],
  [palmas, '2026-09-07 14:00', 'closed', 'Independence'],
  [palmas, '2026-10-12 14:00', 'closed', 'Nossa Senhora Aparecida'],
  [palmas, '2026-11-02 14:00', 'closed', 'Finados'],
  [palmas, '2027-11-15 14:00', 'closed', 'the Republic, a Monday'],
  [palmas, '2026-11-20 14:00', 'closed', 'Consciência Negra, national since 2024'],
  [palmas, '2024-11-20 14:00', 'closed', 'its first year'],
  [palmas, '2023-11-20 14:00', 'open', 'the year before the law'],
  [palmas, '2026-12-25 14:00', 'closed', 'Christmas'],
  // State and city.
  [palmas, '2026-03-19 14:00', 'closed', 'São José, patron of Palmas'],
  [palmas, '2026-05-20 14:00', 'closed', 'birthday of Palmas'],
  [palmas, '2026-09-08 14:00', 'closed', 'patroness of Tocantins'],
  [palmas, '2026-10-05 14:00', 'closed', 'creation of Tocantins'],
  [palmas, '2026-04-08 14:00', 'open', 'birthday of another city'],
  // Counted from Easter, on early and late ones.
  [palmas, '2026-02-16 14:00', 'closed', 'Carnival Monday'],
  [palmas, '2026-02-17 14:00', 'closed', 'Carnival'],
  [palmas, '2026-02-18 13:59', 'closed', 'Ash Wednesday before two'],
  [palmas, '2026-02-18 14:00', 'open', 'Ash Wednesday from two'],
  [palmas, '2026-02-19 13:30', 'open', 'the day after'],
  [palmas, '2026-06-04 14:00', 'closed', 'Corpus Christi'],
  [palmas, '2027-03-26 14:00', 'closed', 'Good Friday of another year'],
  [palmas, '2038-04-23 14:00', 'closed', 'the latest Good Friday there is'],
  // Exceptions.
  [palmas, '2026-12-21 14:00', 'closed', 'first day of the recess'],
  [palmas, '2026-12-22 09:00', 'open', 'a day within it that is open after all'],
  [palmas, '2026-12-22 14:00', 'closed', 'by its own hours'],
  [palmas, '2026-12-18 14:00', 'open', 'the Friday before the recess'],
  [palmas, '2027-01-04 14:00', 'open', 'the Monday after it'],
  [palmas, '2026-11-28 08:00', 'open', 'a Saturday of exceptional opening'],
  [palmas, '2026-11-28 12:00', 'closed', 'after it'],
  [palmas, '2026-06-25 09:00', 'open', 'the half-day, in the morning'],
  [palmas, '2026-06-25 14:00', 'closed', 'the half-day, in the afternoon'],
  // UFMT, a split shift, one hour further west.
  [ufmt, '2026-11-25 07:29', 'closed', 'before the first shift'],
  [ufmt, '2026-11-25 07:30', 'open', 'its first minute'],
  [ufmt, '2026-11-25 11:29', 'open', 'before lunch'],
  [ufmt, '2026-11-25 11:30', 'closed', 'lunch'],
  [ufmt, '2026-11-25 13:29', 'closed', 'still lunch'],
  [ufmt, '2026-11-25 13:30', 'open', 'the second shift'],
  [ufmt, '2026-11-25 17:29', 'open', 'its last minute'],
  [ufmt, '2026-11-25 17:30', 'closed', 'its end'],
  [ufmt, '2026-04-08 10:00', 'closed', 'birthday of Cuiabá'],
  [ufmt, '2026-12-08 10:00', 'closed', 'Nossa Senhora da Conceição'],
  [ufmt, '2026-05-20 10:00', 'open', 'birthday of another city'],
  [ufmt, '2026-10-28 10:00', 'closed', 'Dia do Servidor'],
  [ufmt, '2026-02-18 10:00', 'closed', 'Ash Wednesday, the morning shift'],
  [ufmt, '2026-02-18 13:45', 'closed', 'Ash Wednesday, the second shift before two'],
  [ufmt, '2026-02-18 14:00', 'open', 'Ash Wednesday from two'],
]

describe('whether somebody attends', () => {
  const hours = new Map([palmas, ufmt].map((profile) => [profile, hoursOf(profile, exceptions)]))
  it.each(table)('%s %s is %s: %s', (profile, wallClock, expected) => {
    const isOpen = hours.get(profile)?.isOpenAt(moment(profile, wallClock))
    expect(isOpen ? 'open' : 'closed').toBe(expected)
  })

  it('follows each organisation’s own clock at one and the same moment', () => {
    const noonInPalmas = moment(palmas, '2026-11-25 17:45')
    expect(hoursOf(palmas).isOpenAt(noonInPalmas)).toBe(true)
    expect(hoursOf(ufmt).isOpenAt(noonInPalmas)).toBe(true)
    expect(hoursOf(ufmt).isOpenAt(moment(ufmt, '2026-11-25 17:45'))).toBe(false)
  })
})

describe('the next and the last time that the desk is open', () => {
  const hours = hoursOf(palmas, exceptions)
  const at = (wallClock: string) => moment(palmas, wallClock)
  const span = (day: string, from: string, to: string) => ({
    start: at(`${day} ${from}`),
    end: at(`${day} ${to}`),
  })

  it.each([
    ['2026-11-25 14:00', span('2026-11-25', '13:30', '18:00'), 'the shift under way'],
    ['2026-11-25 18:00', span('2026-11-26', '13:30', '18:00'), 'tomorrow’s'],
    ['2026-11-27 18:00', span('2026-11-28', '08:00', '12:00'), 'an exceptional Saturday'],
    ['2026-12-18 18:00', span('2026-12-22', '08:00', '12:00'), 'the open day of a recess'],
    ['2026-12-22 12:00', span('2027-01-04', '13:30', '18:00'), 'after the recess'],
    ['2026-11-19 18:00', span('2026-11-23', '13:30', '18:00'), 'over a holiday and a weekend'],
  ])('from %s: %o', (from, expected) => {
    expect(hours.spanFrom(at(from))).toEqual(expected)
  })

  test('backwards', () => {
    expect(hours.spanBefore(at('2026-11-25 13:30'))).toEqual(span('2026-11-24', '13:30', '18:00'))
    expect(hours.spanBefore(at('2026-11-25 13:31'))).toEqual(span('2026-11-25', '13:30', '18:00'))
    expect(hours.spanBefore(at('2026-11-30 10:00'))).toEqual(span('2026-11-28', '08:00', '12:00'))
  })

  test('an office that never opens has none', () => {
    const never = {
      ...palmas.calendar,
      weekly: { ...palmas.calendar.weekly, ...allDays([]) },
    }
    const closed = createOpeningHours(never, palmas.timeZone)
    expect(closed.spanFrom(at('2026-11-25 14:00'))).toBeNull()
    expect(closed.spanBefore(at('2026-11-25 14:00'))).toBeNull()
    expect(closed.openMsBetween(at('2026-11-25 14:00'), at('2027-11-25 14:00'))).toBe(0)
  })
})

describe('waiting counts only open time', () => {
  const minutes = (profile: Profile, from: string, to: string) =>
    hoursOf(profile, exceptions).openMsBetween(moment(profile, from), moment(profile, to)) / 60_000

  it.each([
    [palmas, '2026-11-25 14:00', '2026-11-25 15:30', 90, 'within a shift'],
    [palmas, '2026-11-25 10:00', '2026-11-25 14:00', 30, 'from before it'],
    [palmas, '2026-11-25 17:30', '2026-11-26 14:00', 60, 'over a night'],
    [palmas, '2026-11-20 10:00', '2026-11-23 14:00', 30, 'over a holiday and a weekend'],
    [palmas, '2026-12-18 17:00', '2027-01-04 14:00', 60 + 240 + 30, 'over a recess'],
    [palmas, '2026-11-28 09:00', '2026-11-28 20:00', 180, 'on an exceptional Saturday'],
    [palmas, '2026-11-25 19:00', '2026-11-25 23:00', 0, 'in the evening'],
    [palmas, '2026-11-25 15:00', '2026-11-25 14:00', 0, 'backwards'],
    [ufmt, '2026-11-25 11:00', '2026-11-25 14:00', 60, 'over lunch'],
    [ufmt, '2026-11-24 07:30', '2026-11-25 07:30', 480, 'a whole day'],
  ] as const)('%s %s to %s: %i minutes, %s', (profile, from, to, expected, _) => {
    expect(minutes(profile, from, to)).toBe(expected)
  })
})

test('a day says why it is as it is', () => {
  const hours = hoursOf(palmas, exceptions)
  expect(hours.planOf('2026-11-20').because).toMatchObject({ name: 'Consciência Negra' })
  expect(hours.planOf('2026-12-22').because).toMatchObject({ name: 'Plantão' })
  expect(hours.planOf('2026-11-25').because).toBeNull()
})

test('a holiday that the office does not observe changes nothing', () => {
  const holidays = palmas.calendar.holidays.map((holiday) => ({ ...holiday, observed: false }))
  const hours = createOpeningHours({ ...palmas.calendar, holidays }, palmas.timeZone)
  expect(hours.isOpenAt(moment(palmas, '2026-11-20 14:00'))).toBe(true)
})

test('where clocks change, a day is as long as it really is', () => {
  // New York, 8 March 2026: two o'clock does not exist.
  const nightShift = allDays([{ from: '00:00', to: '24:00' }])
  const hours = createOpeningHours(
    { weekly: nightShift, holidays: [], exceptions: [] },
    'America/New_York',
  )
  const midnight = Date.parse('2026-03-08T00:00:00-05:00')
  expect(hours.spanFrom(midnight)).toEqual({
    start: midnight,
    end: Date.parse('2026-03-09T00:00:00-04:00'),
  })
})

function allDays(shifts: { from: string; to: string }[]) {
  return {
    ...{ monday: shifts, tuesday: shifts, wednesday: shifts, thursday: shifts },
    ...{ friday: shifts, saturday: shifts, sunday: shifts },
  }
}
