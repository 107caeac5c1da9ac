import { Temporal } from 'temporal-polyfill'
import type { Holiday } from './opening-calendar.ts'

/**
 * Easter Sunday of a year of the Gregorian calendar, by the "anonymous" computus (Meeus,
 * *Astronomical Algorithms*, chapter 8). Carnival, Good Friday and Corpus Christi are counted from it.
 */
export function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const yearOfCentury = year % 100
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const weekday =
    (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const days = epact + weekday - 7 * late + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(days / 31), day: (days % 31) + 1 })
}

/** The date (`YYYY-MM-DD`) of a holiday in a year; null where it does not come that year. */
export function holidayDate(holiday: Holiday, year: number): string | null {
  if (year < (holiday.since ?? year) || year > (holiday.until ?? year)) return null
  if ('easter' in holiday.on) {
    return easterSunday(year).add({ days: holiday.on.easter }).toString()
  }
  const { month, day } = holiday.on
  const isLeapDay = month === 2 && day === 29
  if (isLeapDay && !Temporal.PlainDate.from({ year, month: 1, day: 1 }).inLeapYear) return null
  return Temporal.PlainDate.from({ year, month, day }).toString()
}
