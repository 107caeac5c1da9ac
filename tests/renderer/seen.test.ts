import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { beginWriting, forgetSeen, hideEnd, showEnd, useSeen } from '../../renderer/state/seen.ts'

const READ_AFTER_MS = 1_500

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  forgetSeen()
  vi.useRealTimers()
})

const seen = (conversationId: string) => useSeen.getState().seenSeqs[conversationId] ?? 0

describe('what an agent has read', () => {
  test('is what has stood before her eyes for a moment', () => {
    showEnd('c1', 7, true)
    vi.advanceTimersByTime(READ_AFTER_MS - 1)
    expect(seen('c1')).toBe(0)
    vi.advanceTimersByTime(1)
    expect([seen('c1'), seen('c2')]).toEqual([7, 0])
  })

  test('grows message by message, however quickly they come', () => {
    for (let seq = 1; seq <= 20; seq += 1) {
      showEnd('c1', seq, true)
      vi.advanceTimersByTime(500)
    }
    expect(seen('c1')).toBe(18)
  })

  test('is not what came while she looked elsewhere', () => {
    showEnd('c1', 7, true)
    hideEnd()
    vi.advanceTimersByTime(READ_AFTER_MS)
    showEnd('c1', 8, false)
    vi.advanceTimersByTime(READ_AFTER_MS)
    expect(seen('c1')).toBe(0)
    showEnd('c1', 8, true)
    vi.advanceTimersByTime(READ_AFTER_MS)
    expect(seen('c1')).toBe(8)
  })

  test('is what she begins to answer, but not what comes below what she looks at', () => {
    showEnd('c1', 7, false)
    beginWriting('c1')
    beginWriting('c2')
    expect([seen('c1'), seen('c2')]).toEqual([7, 0])
    hideEnd()
    beginWriting('c1')
    expect(seen('c1')).toBe(7)
  })

  test('is remembered by conversation, and forgotten with the session', () => {
    showEnd('c1', 7, true)
    beginWriting('c1')
    showEnd('c2', 9, true)
    beginWriting('c2')
    expect([seen('c1'), seen('c2')]).toEqual([7, 9])
    forgetSeen()
    vi.advanceTimersByTime(READ_AFTER_MS)
    expect([seen('c1'), seen('c2')]).toEqual([0, 0])
  })
})
