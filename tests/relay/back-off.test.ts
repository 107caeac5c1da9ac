import { describe, expect, it } from 'vitest'
import { backOffMs } from '../../relay/delivery/back-off.ts'
import type { PauseKind } from '../../relay/delivery/judge-answer.ts'
import {
  heeded,
  isProbing,
  nextPauseMs,
  noPause,
  pausedUntil,
} from '../../relay/delivery/queue-pause.ts'

describe('the time until the next attempt', () => {
  const series = (refusal: Parameters<typeof backOffMs>[0], random: number) =>
    [1, 2, 3, 4, 5, 6, 7, 99].map((attempts) => backOffMs(refusal, attempts, random, 1000))

  it('doubles up to a minute, and up to half of it is left to chance', () => {
    expect(series('retry', 0)).toEqual([1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000])
    expect(series('retry', 0.5).slice(0, 3)).toEqual([750, 1500, 3000])
  })

  it('is 4^n seconds for the pair limit, as Meta asks', () => {
    expect(series('slow-citizen', 0.9)).toEqual([
      1000, 4000, 16_000, 64_000, 256_000, 1_024_000, 1_024_000, 1_024_000,
    ])
  })
})

describe('the pause of the whole queue', () => {
  const timings = {
    account: { firstMs: 60_000, maxMs: 150_000 },
    rate: { firstMs: 1000, maxMs: 60_000 },
  }

  /** As the store keeps it, without a store. */
  function createQueuePause() {
    let pause = noPause
    return {
      until: (now: number) => pausedUntil(pause, now),
      isProbing: () => isProbing(pause),
      nextMs: (kind: PauseKind) => nextPauseMs(pause, kind, timings),
      heed: (kind: PauseKind | null, now: number) => {
        pause = heeded(pause, kind, now, timings)
      },
    }
  }

  it('grows at each repetition up to its bound, and one reply at a time asks', () => {
    const pause = createQueuePause()
    expect([pause.until(0), pause.isProbing()]).toEqual([0, false])
    const untils: number[] = []
    for (let now = 0; untils.length < 4; now = pause.until(now)) {
      pause.heed('account', now)
      untils.push(pause.until(now))
    }
    expect(untils).toEqual([60_000, 180_000, 330_000, 480_000])
    expect(pause.isProbing()).toBe(true)
  })

  it('is not made longer by answers to calls that were under way already', () => {
    const pause = createQueuePause()
    for (const now of [0, 10, 20]) pause.heed('rate', now)
    expect([pause.until(0), pause.nextMs('rate')]).toEqual([1000, 2000])
  })

  it('ends with the first answer that says nothing of it', () => {
    const pause = createQueuePause()
    pause.heed('account', 0)
    pause.heed(null, 60_000)
    expect([pause.until(0), pause.isProbing(), pause.nextMs('account')]).toEqual([0, false, 60_000])
  })

  it('is over when the clock that began it is set back, and may begin again', () => {
    const pause = createQueuePause()
    const ahead = 24 * 3_600_000
    pause.heed('rate', ahead)
    expect(pause.until(0)).toBe(0)
    pause.heed('rate', 0)
    expect(pause.until(0)).toBe(2000)
  })
})
