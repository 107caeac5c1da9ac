import type { OutgoingReply } from './outgoing-replies.ts'

/**
 * WhatsApp's limits, kept before it has to say so: what goes over them counts against the quality
 * of the number. Source: Cloud API reference, section 5.6. Kept in memory: after a restart they
 * begin anew, and WhatsApp's own refusals (130429, 131056) still slow the sending down.
 */
export type SendLimits = {
  /** When this reply may go: `now`, or the moment (ms) at which a limit lets it. */
  readyAt(reply: Way, now: number): number
  /** Counts a reply that goes now. */
  take(reply: Way, now: number): void
  /**
   * Counts a call that is no message, if the number has much room: half of it is always left to the
   * replies. @returns whether it may go.
   */
  takeSpare(phoneNumberId: string, now: number): boolean
}

/** A conversation is the pair of one number of the organisation and one citizen. */
type Way = Pick<OutgoingReply, 'conversationId' | 'phoneNumberId'>

/** To one citizen: 45 at once, then one in six seconds. */
const PAIR_CAPACITY = 45
const PAIR_REFILL_MS = 6000

/** From one number: 80 within any second. */
const NUMBER_COUNT = 80
const NUMBER_SPAN_MS = 1000

/** From so many pairs, those whose bucket is full again are forgotten. */
const MANY_PAIRS = 1000

export function createSendLimits(): SendLimits {
  /** When the bucket of each pair will be full again: one number says how many tokens it has. */
  const fullAt = new Map<string, number>()
  /** The times of each number's last sends, oldest first. */
  const sends = new Map<string, number[]>()

  // What lies further ahead than a limit reaches was counted by a clock that has been set back.
  function pairFullAt(conversationId: string, now: number): number {
    const at = fullAt.get(conversationId) ?? 0
    return at > now + PAIR_CAPACITY * PAIR_REFILL_MS ? now : Math.max(at, now)
  }

  function numberReadyAt(phoneNumberId: string, now: number): number {
    const oldest = sends
      .get(phoneNumberId)
      ?.filter((at) => at <= now)
      .at(-NUMBER_COUNT)
    return oldest === undefined ? now : oldest + NUMBER_SPAN_MS
  }

  function count(phoneNumberId: string, now: number): void {
    sends.set(phoneNumberId, [...(sends.get(phoneNumberId) ?? []), now].slice(-NUMBER_COUNT))
  }

  return {
    readyAt: ({ conversationId, phoneNumberId }, now) =>
      Math.max(
        now,
        pairFullAt(conversationId, now) - (PAIR_CAPACITY - 1) * PAIR_REFILL_MS,
        numberReadyAt(phoneNumberId, now),
      ),
    take: ({ conversationId, phoneNumberId }, now) => {
      if (fullAt.size >= MANY_PAIRS) {
        for (const [pair, at] of fullAt) if (at <= now) fullAt.delete(pair)
      }
      fullAt.set(conversationId, pairFullAt(conversationId, now) + PAIR_REFILL_MS)
      count(phoneNumberId, now)
    },
    takeSpare: (phoneNumberId, now) => {
      const oldest = sends.get(phoneNumberId)?.at(-NUMBER_COUNT / 2)
      if (oldest !== undefined && oldest <= now && now - oldest < NUMBER_SPAN_MS) return false
      count(phoneNumberId, now)
      return true
    },
  }
}
