import { Temporal } from 'temporal-polyfill'
import { describe, expect, test } from 'vitest'
import { hearAgain, quietAt, quietUntil } from '../../shared/domain/quiet/quiet.ts'
import {
  type QuietSpan,
  quietSpanProblem,
  quietSpanSchema,
} from '../../shared/domain/quiet/quiet-choice.ts'
import { hoursOf, palmas } from '../support/hours.ts'

/** Neither zone has daylight saving: Palmas is three hours behind UTC, Cuiabá four. */
const PALMAS = 'America/Araguaina'
const CUIABA = 'America/Cuiaba'
const LISBON = 'Europe/Lisbon'

const workdays = [1, 2, 3, 4, 5]
const lunch: QuietSpan = { days: workdays, from: '12:00', to: '13:30' }
const night: QuietSpan = { days: workdays, from: '22:00', to: '06:30' }
const sunday: QuietSpan = { days: [7], from: '00:00', to: '24:00' }
const always: QuietSpan = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }
const usual = [lunch, night, sunday]

const { weekly } = palmas.calendar

test('the sample organisation opens at half past one, and not on Saturdays', () => {
  expect([weekly.tuesday[0]?.from, weekly.saturday]).toEqual(['13:30', []])
})

describe('her own spans', () => {
  // 30 November 2026 is a Monday.
  test.for<[string, string, string, readonly QuietSpan[], string | null | 'loud']>([
    ['none', '2026-11-30T12:30', PALMAS, [], 'loud'],
    ['within one', '2026-11-30T12:30', PALMAS, usual, '2026-11-30T13:30'],
    ['its first minute counts', '2026-11-30T12:00', PALMAS, usual, '2026-11-30T13:30'],
    ['the minute before does not', '2026-11-30T11:59', PALMAS, usual, 'loud'],
    ['its last minute counts', '2026-11-30T13:29', PALMAS, usual, '2026-11-30T13:30'],
    ['its end does not', '2026-11-30T13:30', PALMAS, usual, 'loud'],
    ['on another weekday', '2026-12-05T12:30', PALMAS, usual, 'loud'],
    ['before midnight', '2026-11-30T23:59', PALMAS, usual, '2026-12-01T06:30'],
    ['at midnight', '2026-12-01T00:00', PALMAS, usual, '2026-12-01T06:30'],
    ['after midnight', '2026-12-01T06:29', PALMAS, usual, '2026-12-01T06:30'],
    ['Friday’s night goes on into Saturday', '2026-12-05T03:00', PALMAS, usual, '2026-12-05T06:30'],
    ['no night begins on Saturday', '2026-12-05T23:00', PALMAS, usual, 'loud'],
    ['nor did one on Sunday', '2026-11-30T03:00', PALMAS, usual, 'loud'],
    ['a whole day ends at midnight', '2026-12-06T08:00', PALMAS, usual, '2026-12-07T00:00'],
    ['noon in another zone', '2026-11-30T12:30', CUIABA, usual, '2026-11-30T13:30'],
    [
      'spans that meet are one',
      '2026-12-06T08:00',
      PALMAS,
      [
        sunday,
        { days: [1], from: '00:00', to: '07:00' },
        { days: [1], from: '06:00', to: '08:00' },
      ],
      '2026-12-07T08:00',
    ],
    ['around the whole week there is no end', '2026-12-02T08:00', PALMAS, [always], null],
    [
      'until midnight by 00:00',
      '2026-11-30T23:00',
      PALMAS,
      [{ days: [1], from: '22:00', to: '00:00' }],
      '2026-12-01T00:00',
    ],
    [
      'a night of 23 hours in a day',
      '2026-03-29T00:30',
      LISBON,
      [{ days: [6], from: '22:00', to: '06:00' }],
      '2026-03-29T06:00',
    ],
  ])('%s', ([, at, zone, quietSpans, until]) => {
    const quiet = quietAt(moment(at, zone), { quietSpans, quietAsked: null }, zone)
    expect(quiet).toEqual(
      until === 'loud' ? null : { because: 'span', until: until && moment(until, zone) },
    )
  })

  test('it is the organisation’s clock that counts', () => {
    const noonInPalmas = moment('2026-11-30T12:00', PALMAS)
    const choice = { quietSpans: [lunch], quietAsked: null }
    expect(quietAt(noonInPalmas, choice, PALMAS)).not.toBeNull()
    expect(quietAt(noonInPalmas, choice, CUIABA)).toBeNull()
  })

  test.for<[QuietSpan, string | null]>([
    [lunch, null],
    [night, null],
    [sunday, null],
    [{ ...lunch, from: '' }, 'time'],
    [{ ...lunch, from: '24:00' }, 'time'],
    [{ ...lunch, to: '25:00' }, 'time'],
    [{ ...lunch, to: '12:00' }, 'same'],
    [{ ...lunch, days: [] }, 'days'],
  ])('%j is kept, or it is said what is missing', ([span, problem]) => {
    expect(quietSpanProblem(span)).toBe(problem)
    expect(quietSpanSchema.safeParse(span).success).toBe(problem === null)
  })
})

describe('what she asks for by hand', () => {
  const at = moment('2026-11-30T12:30', PALMAS)
  const later = at + 60_000

  test.for<[string, Parameters<typeof quietAt>[1], ReturnType<typeof quietAt>]>([
    ['nothing', { quietSpans: [], quietAsked: null }, null],
    ['for a while', asked('quiet', later), { because: 'asked', until: later }],
    ['it is over', asked('quiet', at), null],
    ['until she says otherwise', asked('quiet', null), { because: 'asked', until: null }],
    ['above a span', asked('quiet', null, [lunch]), { because: 'asked', until: null }],
    ['a span is broken', asked('heard', later, [lunch]), null],
    [
      'and holds again afterwards',
      asked('heard', at, [lunch]),
      { because: 'span', until: moment('2026-11-30T13:30', PALMAS) },
    ],
  ])('%s', ([, choice, quiet]) => {
    expect(quietAt(at, choice, PALMAS)).toEqual(quiet)
  })

  test('to be told again ends what she asked for, and breaks a span only until its end', () => {
    const heard = (quietSpans: QuietSpan[]) =>
      hearAgain(at, { quietSpans, quietAsked: { kind: 'quiet', until: null } }, PALMAS)
    expect(heard([])).toBeNull()
    expect(heard([lunch])).toEqual({ kind: 'heard', until: moment('2026-11-30T13:30', PALMAS) })
    expect(heard([always])).toEqual({ kind: 'heard', until: null })
    const without = { quietAsked: heard([always]) }
    expect(quietAt(at, { quietSpans: [always], ...without }, PALMAS)).toBeNull()
    // She has cut her spans down since.
    expect(quietAt(at, { quietSpans: [lunch], ...without }, PALMAS)).not.toBeNull()
    const broken = { quietSpans: [lunch], quietAsked: heard([lunch]) }
    expect(quietAt(at, broken, PALMAS)).toBeNull()
    expect(quietAt(moment('2026-12-01T12:30', PALMAS), broken, PALMAS)).not.toBeNull()
  })

  test.for<[string, 'hour' | 'tomorrow' | 'open', string, string | null]>([
    ['an hour, to the minute', 'hour', '2026-11-30T12:30:10', '2026-11-30T13:31'],
    ['tomorrow the organisation opens', 'tomorrow', '2026-11-30T12:30', '2026-12-01T13:30'],
    ['tomorrow it is closed: eight o’clock', 'tomorrow', '2026-12-04T12:30', '2026-12-05T08:00'],
    ['after midnight tomorrow is another day', 'tomorrow', '2026-12-01T00:10', '2026-12-02T13:30'],
    ['until she says otherwise', 'open', '2026-11-30T12:30', null],
  ])('%s', ([, key, from, until]) => {
    const now = moment(from, PALMAS)
    const place = { now, hours: hoursOf(palmas), timeZone: PALMAS }
    expect(quietUntil(key, place)).toBe(until && moment(until, PALMAS))
  })

  function asked(kind: 'quiet' | 'heard', until: number | null, quietSpans: QuietSpan[] = []) {
    return { quietSpans, quietAsked: { kind, until } }
  }
})

/** What the wall clock of a zone says, as ms since the epoch. */
function moment(wallClock: string, zone: string): number {
  return Temporal.PlainDateTime.from(wallClock).toZonedDateTime(zone).epochMilliseconds
}
