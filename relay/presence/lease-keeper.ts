import { absentAfter } from '../../shared/domain/assignment/receiver.ts'
import { returnAbandoned } from '../../shared/domain/lease.ts'
import * as receivers from '../assignment/receivers.ts'
import { pauseIfAbsent } from '../assignment/receiving.ts'
import type { Log } from '../log/log.ts'
import { describeError, type Logger } from '../logger.ts'
import type { Store } from '../store/port.ts'
import { abandoned, keepPresence, leaseOf } from './leases.ts'

/** All in milliseconds. */
export type LeaseTimings = {
  /** How often it looks for claims whose holders have gone. */
  readonly sweepMs: number
  /** An agent's presence is written so often at most: a sync for each sign of life is too dear. */
  readonly renewMs: number
  /** So long after a start nobody loses a claim: who was there all the time says so first. */
  readonly graceMs: number
}

/**
 * Renews the claims of agents who are there, and gives back those of agents who have left, who are
 * given no others until they say so again.
 */
export type LeaseKeeper = {
  /** The agent is there. Its presence is on the disk when this resolves, to the minute. */
  renew(agentId: string): Promise<void>
  start(): void
  stop(): Promise<void>
}

/** A clock that goes by so much more or less than time does has been set. */
const CLOCK_SET_MS = 5000

export function createLeaseKeeper(context: {
  readonly log: Log
  readonly store: Store
  /** 0: claims never end by themselves. */
  readonly leaseMs: number
  readonly timings: LeaseTimings
  readonly clock: () => number
  readonly logger: Logger
}): LeaseKeeper {
  const { log, store, leaseMs, timings, clock, logger } = context
  const keptAt = new Map<string, number>()
  let timer: NodeJS.Timeout | undefined
  let sweeping = Promise.resolve()
  let graceUntil = 0
  let clockAhead = 0

  /** What a clock that was set makes look like absence is none. */
  function heedClock(now: number): void {
    const ahead = now - performance.now()
    if (Math.abs(ahead - clockAhead) > CLOCK_SET_MS) {
      graceUntil = performance.now() + timings.graceMs
      keptAt.clear()
    }
    clockAhead = ahead
  }

  async function sweep(): Promise<void> {
    const now = clock()
    heedClock(now)
    if (performance.now() < graceUntil) return
    // Presence is known to `renewMs`: what is not known is in the holder's favour.
    const by = { now: now - timings.renewMs, leaseMs }
    await pauseAbsent(by.now)
    if (leaseMs === 0) return
    for (const conversationId of await abandoned(store, by.now - leaseMs)) {
      await log.transaction(async (tx) => {
        const lease = await leaseOf(tx, conversationId)
        await tx.append(conversationId, (conversation) =>
          lease === null || conversation === null ? [] : returnAbandoned(conversation, lease, by),
        )
      })
    }
  }

  /** Before their claims go back: they would be given others. */
  async function pauseAbsent(now: number): Promise<void> {
    const absentAfterMs = absentAfter(leaseMs)
    for (const agentId of await receivers.absent(store, now - absentAfterMs)) {
      await log.transaction((tx) => pauseIfAbsent(tx, agentId, { now, absentAfterMs }))
    }
  }

  function sweepLater(): void {
    timer = setTimeout(() => {
      sweeping = sweep()
        .catch((error) => logger.error(describeError(error), 'claims wait to be looked at'))
        .finally(() => timer && sweepLater())
    }, timings.sweepMs).unref()
  }

  return {
    renew: async (agentId) => {
      const now = clock()
      const sinceKept = now - (keptAt.get(agentId) ?? 0)
      if (sinceKept >= 0 && sinceKept < timings.renewMs) return
      await keepPresence(store, agentId, now)
      keptAt.set(agentId, now)
    },
    start: () => {
      clockAhead = clock() - performance.now()
      graceUntil = performance.now() + timings.graceMs
      sweepLater()
    },
    stop: async () => {
      clearTimeout(timer)
      timer = undefined
      await sweeping
    },
  }
}
