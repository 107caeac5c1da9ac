import { describe, expect, it } from 'vitest'
import { reasonableSentAt, timelineMoment } from '../../shared/domain/sent-time.ts'
import { isWindowOpen, windowClosesAt } from '../../shared/domain/service-window.ts'
import { HOUR, MINUTE, NOON } from '../support/cases.ts'

describe('WhatsApp’s time of a message', () => {
  it.each([
    ['is believed when it is past', NOON - HOUR, NOON - HOUR],
    ['is held back to now', NOON + HOUR, NOON],
    ['is held to eight days ago', 0, NOON - 8 * 24 * HOUR],
    ['counts as now when there is none', null, NOON],
    ['counts as now when it is no number', Number.NaN, NOON],
    ['counts as now when it is endless', Number.POSITIVE_INFINITY, NOON],
    ['is a whole number', NOON - 0.4, NOON],
  ])('%s', (_, claimed, sentAt) => {
    expect(reasonableSentAt(claimed, NOON)).toBe(sentAt)
  })
})

it('in a conversation’s order everything has WhatsApp’s whole seconds', () => {
  expect([NOON, NOON + 999, NOON + 1000].map(timelineMoment)).toEqual([NOON, NOON, NOON + 1000])
})

describe('the service window', () => {
  it('is open for 24 hours less a minute', () => {
    expect(windowClosesAt(NOON)).toBe(NOON + 24 * HOUR - MINUTE)
    expect(isWindowOpen(NOON, NOON + 24 * HOUR - MINUTE - 1)).toBe(true)
    expect(isWindowOpen(NOON, NOON + 24 * HOUR - MINUTE)).toBe(false)
  })

  it('is closed while the citizen never wrote', () => {
    expect([windowClosesAt(null), isWindowOpen(null, NOON)]).toEqual([null, false])
  })
})
