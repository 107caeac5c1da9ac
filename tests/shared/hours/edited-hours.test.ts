import { describe, expect, it } from 'vitest'
import { compareHours } from '../../../shared/domain/hours/compare-hours.ts'
import {
  holidaySuggestions,
  missingFrom,
} from '../../../shared/domain/hours/holiday-suggestions.ts'
import { inOrderOf, problemsOf } from '../../../shared/domain/hours/hours-problems.ts'
import {
  type HoursException,
  type OpeningCalendar,
  openingCalendarSchema,
} from '../../../shared/domain/hours/opening-calendar.ts'
import { readTime } from '../../../shared/domain/hours/read-time.ts'
import { planOfYear } from '../../../shared/domain/hours/year-plan.ts'
import { palmas, ufmt } from '../../support/hours.ts'
import { withMondays } from '../../support/sample-hours.ts'

const morning = { from: '08:00', to: '12:00' }

const recess: HoursException = {
  ...{ name: 'Recesso', kind: 'recess', from: '2026-12-21', to: '2027-01-03', shifts: [] },
}

const halfDay: HoursException = {
  ...{ name: 'Jogo da seleção', kind: 'half-day', from: '2026-06-15', to: '2026-06-15' },
  shifts: [{ from: '15:00', to: '18:00' }],
}

const saturday: HoursException = {
  ...{ name: 'Mutirão', kind: 'open', from: '2026-06-20', to: '2026-06-20' },
  shifts: [{ from: '08:00', to: '12:00' }],
}

const withExceptions = (...exceptions: HoursException[]) => ({ ...palmas.calendar, exceptions })

describe('what is wrong is said where it is', () => {
  const problemOf = (calendar: OpeningCalendar) => {
    const [found] = problemsOf(calendar)
    return found && `${found.list} ${found.at}: ${found.problem}`
  }

  it('nothing, in a calendar that can be saved', () => {
    const calendar = withExceptions(recess, halfDay, saturday)
    expect(problemsOf(calendar)).toEqual([])
    expect(openingCalendarSchema.safeParse(calendar).success).toBe(true)
  })

  it.each([
    { problem: 'time-missing', shifts: [{ from: '', to: '12:00' }] },
    { problem: 'ends-before-begins', shifts: [{ from: '13:00', to: '12:00' }] },
    { problem: 'ends-before-begins', shifts: [{ from: '12:00', to: '12:00' }] },
    { problem: 'overlap', shifts: [morning, { from: '11:59', to: '14:00' }] },
    { problem: 'overlap', shifts: [{ from: '11:59', to: '14:00' }, morning] },
  ])('of a weekday: $problem in $shifts', ({ problem, shifts }) => {
    expect(problemOf(withMondays(...shifts).calendar)).toBe(`weekly monday: ${problem}`)
  })

  it.each([
    ['name-missing', { name: ' ' }],
    ['no-such-day', { on: { month: 2, day: 30 } }],
    ['years-reversed', { since: 2027, until: 2026 }],
    ['time-missing', { opensAt: '' }],
  ])('of a holiday: %s', (problem, more) => {
    const [first, second, ...others] = palmas.calendar.holidays
    if (!first || !second) throw new Error('no holidays')
    const holidays = [first, { ...second, ...more }, ...others]
    expect(problemOf({ ...palmas.calendar, holidays })).toBe(`holidays 1: ${problem}`)
  })

  it.each([
    ['name-missing', { name: '' }],
    ['date-missing', { from: '' }],
    ['range-reversed', { from: '2026-06-16' }],
    ['shift-missing', { shifts: [] }],
    ['overlap', { shifts: [halfDay.shifts, halfDay.shifts].flat() }],
  ])('of an exception: %s', (problem, more) => {
    expect(problemOf(withExceptions({ ...halfDay, ...more }))).toBe(`exceptions 0: ${problem}`)
  })

  it('too much of it, where each line is right', () => {
    const many = Array.from({ length: 401 }, () => recess)
    expect(problemOf(withExceptions(...many))).toBe('exceptions null: too-many')
  })

  it('shifts in any order are put in theirs, and names are kept without space around', () => {
    const { calendar } = withMondays({ from: '13:00', to: '17:00' }, { from: '08:00', to: '12:00' })
    expect(problemsOf(calendar)).toEqual([])
    const kept = inOrderOf({ ...calendar, exceptions: [{ ...recess, name: ' Recesso ' }] })
    expect(kept.weekly.monday.map(({ from }) => from)).toEqual(['08:00', '13:00'])
    expect(kept.exceptions).toEqual([recess])
    expect(openingCalendarSchema.safeParse(kept).success).toBe(true)
  })
})

describe('a time that was typed', () => {
  it.each([
    ['13:30', '13:30'],
    ['13h30', '13:30'],
    ['1330', '13:30'],
    ['8', '08:00'],
    ['8h', '08:00'],
    ['830', '08:30'],
    [' 24:00 ', '24:00'],
    ['24:01', null],
    ['25:00', null],
    ['12:60', null],
    ['1:3', null],
    ['', null],
    ['meio-dia', null],
  ])('%s is %s', (text, expected) => {
    expect(readTime(text)).toBe(expected)
  })
})

describe('the year', () => {
  const year = planOfYear(withExceptions(recess, halfDay, saturday), 2026)
  const day = (date: string) => {
    const found = year[Number(date.slice(5, 7)) - 1]?.days[Number(date.slice(8)) - 1]
    return [found?.date, found?.state, found?.because?.name ?? null]
  }

  it('has every day of twelve months, each under its weekday', () => {
    expect(year.map(({ days }) => days.length)).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ])
    // 1 January 2026 was a Thursday, 1 November a Sunday.
    expect([year[0]?.first, year[10]?.first]).toEqual([3, 6])
    expect(planOfYear(palmas.calendar, 2028)[1]?.days).toHaveLength(29)
  })

  it.each([
    ['2026-06-16', 'open', null],
    ['2026-06-13', 'closed', null],
    ['2026-11-20', 'holiday', 'Consciência Negra'],
    ['2026-02-18', 'partly', 'Quarta-feira de Cinzas'],
    ['2026-06-15', 'partly', 'Jogo da seleção'],
    ['2026-06-20', 'open', 'Mutirão'],
    ['2026-12-22', 'closed', 'Recesso'],
  ])('%s is %s (%s)', (...expected) => {
    expect(day(expected[0])).toEqual(expected)
  })
})

describe('what a change would do', () => {
  const before = palmas.calendar
  const today = '2026-11-30'
  const compare = (after: OpeningCalendar) => compareHours(before, after, today)

  it('nothing, where nothing changes', () => {
    expect(compare(before)).toEqual({ weekly: [], days: [], first: null })
  })

  it('a weekday is told once, and the days on which it changes are not listed one by one', () => {
    const shift = { from: '08:00', to: '12:00' }
    const changes = compare(withMondays(shift).calendar)
    expect(changes).toMatchObject({
      weekly: [{ weekday: 'monday', before: before.weekly.monday, after: [shift] }],
      days: [],
      first: '2026-11-30',
    })
  })

  it('a recess is one run of days between holidays and weekends, which say what they were', () => {
    const { days, first } = compare(withExceptions(recess))
    expect(first).toBe('2026-12-21')
    const told = days.map((run) => [run.from, run.to, run.before.because?.name ?? null])
    expect(told[0]).toEqual(['2026-12-21', '2026-12-23', null])
    expect(told[1]).toEqual(['2026-12-24', '2026-12-24', 'Véspera de Natal'])
    expect(days.every(({ after }) => after.because?.name === 'Recesso')).toBe(true)
    expect(days.at(-1)?.to).toBe('2027-01-03')
  })

  it('a holiday that is observed no more opens its day', () => {
    const holidays = before.holidays.map((holiday) =>
      holiday.name === 'Nossa Senhora Aparecida' ? { ...holiday, observed: false } : holiday,
    )
    expect(compare({ ...before, holidays })).toMatchObject({
      days: [{ from: '2027-10-12', to: '2027-10-12', before: { shifts: [] } }],
      first: '2027-10-12',
    })
  })
})

describe('holidays that are offered', () => {
  it('can all be saved', () => {
    const holidays = holidaySuggestions.flatMap((place) => place.holidays)
    const calendar = { ...palmas.calendar, holidays: [...holidays] }
    expect(problemsOf(calendar)).toEqual([])
    expect(openingCalendarSchema.safeParse(calendar).success).toBe(true)
  })

  it('agree with the organisations’ own files on the day of each name', () => {
    const all = holidaySuggestions.flatMap((place) => place.holidays)
    for (const { calendar } of [palmas, ufmt]) {
      for (const { name, on } of calendar.holidays) {
        expect(all.find((one) => one.name === name)).toMatchObject({ name, on })
      }
    }
  })

  it('are those that the list lacks, by their day', () => {
    const [national, , tocantins] = holidaySuggestions
    if (!national || !tocantins) throw new Error('nothing is offered')
    expect(missingFrom([], national)).toHaveLength(10)
    expect(missingFrom(palmas.calendar.holidays, national)).toEqual([])
    expect(missingFrom(palmas.calendar.holidays, tocantins).map(({ name }) => name)).toEqual([
      'Autonomia do Tocantins',
    ])
  })
})
