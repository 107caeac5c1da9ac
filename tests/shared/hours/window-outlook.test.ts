import { describe, expect, it } from 'vitest'
import { windowOutlook } from '../../../shared/domain/hours/window-outlook.ts'
import { hoursOf, moment, palmas, ufmt } from '../../support/hours.ts'

describe('the window crossed with the calendar', () => {
  it.each([
    [palmas, '2026-11-25 14:00', '2026-11-26 13:50', 'comfortable', '2026-11-26 13:50'],
    [palmas, '2026-11-25 14:00', '2026-11-26 13:30', 'this-shift', '2026-11-25 18:00'],
    [palmas, '2026-11-25 14:00', '2026-11-25 15:00', 'this-shift', '2026-11-25 15:00'],
    [palmas, '2026-11-27 16:00', '2026-11-28 15:59', 'this-shift', '2026-11-27 18:00'],
    [palmas, '2026-11-25 18:30', '2026-11-26 10:00', 'before-reopening', null],
    [palmas, '2026-11-25 18:30', '2026-11-26 15:00', 'this-shift', '2026-11-26 15:00'],
    [palmas, '2026-11-19 17:00', '2026-11-20 16:59', 'this-shift', '2026-11-19 18:00'],
    [palmas, '2026-11-28 10:00', '2026-11-29 09:59', 'before-reopening', null],
    [palmas, '2026-11-25 14:00', '2026-11-25 14:00', 'template-needed', null],
    [palmas, '2026-11-25 14:00', '2026-11-24 14:00', 'template-needed', null],
    [palmas, '2026-11-25 14:00', null, 'template-needed', null],
    [ufmt, '2026-11-25 10:00', '2026-11-25 14:00', 'comfortable', '2026-11-25 14:00'],
    [ufmt, '2026-11-25 10:00', '2026-11-25 12:30', 'this-shift', '2026-11-25 11:30'],
    [ufmt, '2026-11-25 12:00', '2026-11-25 13:00', 'before-reopening', null],
    [ufmt, '2026-11-25 14:00', '2026-11-26 11:59', 'comfortable', '2026-11-26 11:30'],
  ] as const)('%s at %s, closing at %s: %s, by %s', (profile, now, closesAt, state, answerBy) => {
    const at = (wallClock: string | null) =>
      wallClock === null ? null : moment(profile, wallClock)
    expect(windowOutlook(hoursOf(profile), at(closesAt), moment(profile, now))).toEqual({
      state,
      answerBy: at(answerBy),
    })
  })
})
