import { describe, expect, it } from 'vitest'
import { windowOutlook } from '../../shared/domain/hours/window-outlook.ts'
import { urgencyClock, urgencyKey } from '../../shared/domain/queue/urgency.ts'
import { hoursOf, moment, palmas, ufmt } from '../support/hours.ts'

const HOUR = 3_600_000

describe('who must be answered first', () => {
  const hours = hoursOf(palmas)
  const at = (wallClock: string) => moment(palmas, wallClock)
  /** Friday at 16:00: the desk opens again on Monday at 13:30. */
  const now = at('2026-11-27 16:00')
  const clock = urgencyClock(hours, now)
  const citizens = {
    'window closes in an hour': ['2026-11-27 09:00', '2026-11-27 17:00'],
    'window closes on Saturday': ['2026-11-27 15:00', '2026-11-28 15:00'],
    'window closed, waits since Wednesday': ['2026-11-25 14:00', '2026-11-26 14:00'],
    'window closed, waits since Thursday': ['2026-11-26 14:00', '2026-11-27 14:00'],
    // WhatsApp's windows are no longer than a day: this one stands for a calendar open tomorrow.
    'window outlasts the weekend, waits since noon': ['2026-11-27 12:00', '2026-11-30 14:00'],
    'window outlasts the weekend, waits since two': ['2026-11-27 14:00', '2026-11-30 15:00'],
  } as const

  it('now or by template, then whose window has closed, then the longest wait; answered ones last', () => {
    const keys = Object.entries(citizens).map(([who, [since, closes]]) => ({
      who,
      key: urgencyKey({ waitingSince: at(since), windowClosesAt: at(closes), openedAt: 0 }, clock),
    }))
    const answered = { waitingSince: null, windowClosesAt: at('2026-11-27 17:00'), openedAt: 0 }
    keys.push({ who: 'answered', key: urgencyKey(answered, clock) })
    const order = keys.toSorted((one, other) => one.key - other.key).map(({ who }) => who)
    expect(order).toEqual([...Object.keys(citizens), 'answered'])
  })

  it('says of every moment of a week what the window’s outlook says', () => {
    for (const [profile, opening] of [
      [palmas, hoursOf(palmas)],
      [ufmt, hoursOf(ufmt)],
    ] as const) {
      const start = moment(profile, '2026-11-16 00:00')
      for (let step = 0; step < 7 * 24; step += 1) {
        const moment = start + step * HOUR
        for (const ahead of [-1, 0.5, 3, 7, 14, 23]) {
          const windowClosesAt = moment + ahead * HOUR
          const waiting = { waitingSince: moment - HOUR, windowClosesAt, openedAt: 0 }
          const key = urgencyKey(waiting, urgencyClock(opening, moment))
          const { state } = windowOutlook(opening, windowClosesAt, moment)
          const place = Math.floor(key / 2 ** 44)
          const expected = { 'this-shift': 0, 'before-reopening': 0, 'template-needed': 1 }
          expect(place).toBe(state === 'comfortable' ? 2 : expected[state])
        }
      }
    }
  })

  it('without a calendar, what closes within three hours is first', () => {
    const always = urgencyClock(null, now)
    const key = (windowClosesAt: number) =>
      urgencyKey({ waitingSince: now - HOUR, windowClosesAt, openedAt: 0 }, always)
    expect(key(now + 2 * HOUR)).toBeLessThan(key(now + 4 * HOUR))
    expect(key(now - HOUR)).toBeLessThan(key(now + 4 * HOUR))
  })
})
