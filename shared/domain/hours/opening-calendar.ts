import { Temporal } from 'temporal-polyfill'
import * as z from '../../late-zod.ts'

/**
 * When an organisation attends: shifts by weekday, holidays, and what is different on given dates.
 * Everything is the organisation's own to edit: which holidays bind an office differs by law, state,
 * city and decree, so none of them is a constant of the program.
 */

/** No office writes down more; what a console is sent is bounded. */
export const MOST_SHIFTS = 8
export const MOST_HOLIDAYS = 200
export const MOST_EXCEPTIONS = 400

/** `HH:MM`; `24:00` ends a shift at midnight. */
const timeSchema = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'is not a time (HH:MM)')

/** Open from the minute `from` to, not including, the minute `to`. */
const shiftSchema = z
  .object({ from: timeSchema, to: timeSchema })
  .refine(({ from, to }) => from < to, 'ends before it begins')

export type Shift = z.infer<typeof shiftSchema>

/** Several a day: a lunch break is the time between two. In order, without overlap. */
const shiftsSchema = z
  .array(shiftSchema)
  .max(MOST_SHIFTS)
  .refine(
    (shifts) => shifts.every(({ from }, at) => at === 0 || (shifts[at - 1]?.to ?? '') <= from),
    'overlap, or are out of order',
  )

/** `YYYY-MM-DD`, a day that exists. */
const dateSchema = z.string().refine(isDate, 'is not a date (YYYY-MM-DD)')

export const weekdays = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const

/** Who declared it; `optional`: a *ponto facultativo*, which public offices may observe. */
const holidayScopeSchema = z.enum(['national', 'state', 'municipal', 'optional'])

/** The same day each year, or so many days from Easter Sunday (Good Friday is −2). */
const yearlySchema = z.union([
  z
    .object({ month: z.int().min(1).max(12), day: z.int().min(1).max(31) })
    // Of a leap year, so that 29 February may be named; in other years it does not come.
    .refine(
      ({ month, day }) => isDate(`2024-${two(month)}-${two(day)}`),
      'is not a day of the year',
    ),
  z.object({ easter: z.int().min(-120).max(120) }),
])

const holidaySchema = z.object({
  name: z.string().min(1).max(80),
  scope: holidayScopeSchema,
  on: yearlySchema,
  /** First and last year in which it holds. */
  since: z.int().optional(),
  until: z.int().optional(),
  /** Of the day's usual shifts, what lies from here on (Ash Wednesday: after 14:00), or up to here. */
  opensAt: timeSchema.optional(),
  closesAt: timeSchema.optional(),
  /** False: it is known, and the office attends all the same. */
  observed: z.boolean().default(true),
})

export type Holiday = z.infer<typeof holidaySchema>

const exceptionKindSchema = z.enum(['recess', 'closed', 'half-day', 'open'])

/** Dates on which other shifts hold: a recess, a half-day, an exceptional opening. */
const exceptionSchema = z
  .object({
    name: z.string().min(1).max(80),
    kind: exceptionKindSchema,
    /** Both included. */
    from: dateSchema,
    to: dateSchema,
    /** In place of the day's usual ones; none where the desk is closed. */
    shifts: shiftsSchema,
  })
  .refine(({ from, to }) => from <= to, 'ends before it begins')
  .refine(
    ({ kind, shifts }) => (kind === 'recess' || kind === 'closed') === (shifts.length === 0),
    'closed days have no shifts, and all others need one',
  )

export type HoursException = z.infer<typeof exceptionSchema>

export const openingCalendarSchema = z.object({
  weekly: z.record(z.enum(weekdays), shiftsSchema),
  holidays: z.array(holidaySchema).max(MOST_HOLIDAYS),
  /** Stand above holidays; of two for the same date, the later in the list. */
  exceptions: z.array(exceptionSchema).max(MOST_EXCEPTIONS),
})

export type OpeningCalendar = z.infer<typeof openingCalendarSchema>

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
