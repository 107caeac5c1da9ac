import { describeError, type Logger } from '../logger.ts'
import * as outgoing from './outgoing-replies.ts'
import { aboutReply, type OutgoingReply } from './outgoing-replies.ts'
import type { SendLimits } from './send-limits.ts'
import { type Attempted, attemptReply, recordAttempt, type SendContext } from './send-reply.ts'

/**
 * Sends queued replies: in order within a conversation, some conversations at a time, and within
 * WhatsApp's limits. A reply that has to wait for a limit is not attempted.
 */
export type Dispatcher = {
  /** Gives up what an earlier run left without an answer, then begins. */
  start(): Promise<void>
  /** Says that there may be a reply to send. */
  wake(): void
  /** Waits for answers up to `graceMs`; calls that are then still open are cut off. */
  stop(graceMs: number): Promise<void>
}

export type DispatcherContext = SendContext & {
  readonly limits: SendLimits
  readonly logger: Logger
  readonly onSent: (event: Attempted['event']) => void
}

/** So many conversations at a time. */
const MAX_IN_FLIGHT = 16
const MAX_SLEEP_MS = 1000

export function createDispatcher(context: DispatcherContext): Dispatcher {
  const { log, store, limits, clock, pause, logger, onSent } = context
  const inFlight = new Map<string, Promise<void>>()
  /** Conversations whose next reply waits for a limit, and until when (ms). */
  const held = new Map<string, number>()
  const abort = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let stopped = true
  /** One look at a time; who wakes it meanwhile makes it look again. */
  let looking: Promise<void> | null = null
  let wanted = false

  function wake(): void {
    wanted = true
    if (stopped || looking !== null) return
    looking = pump().finally(() => {
      looking = null
      if (wanted) wake()
    })
  }

  async function pump(): Promise<void> {
    clearTimeout(timer)
    wanted = false
    const now = clock()
    try {
      if (now >= pause.until(now)) await startDue(now)
      await sleep(now)
    } catch (error) {
      logger.error(describeError(error), 'sending waits for the store')
      timer = setTimeout(wake, MAX_SLEEP_MS)
    }
  }

  async function startDue(now: number): Promise<void> {
    const width = pause.isProbing() ? 1 : MAX_IN_FLIGHT
    if (inFlight.size >= width) return
    // Those who wait for a limit must not stand in the way of the others.
    const due = await outgoing.due(store, now, MAX_IN_FLIGHT + inFlight.size + held.size)
    held.clear()
    for (const reply of due) {
      if (stopped || inFlight.size >= width || now < pause.until(now)) break
      if (inFlight.has(reply.conversationId)) continue
      const readyAt = limits.readyAt(reply, now)
      if (readyAt > now) {
        held.set(reply.conversationId, readyAt)
        continue
      }
      limits.take(reply, now)
      begin(reply)
    }
  }

  function begin(reply: OutgoingReply): void {
    const sending = send(reply).finally(() => {
      inFlight.delete(reply.conversationId)
      wake()
    })
    inFlight.set(reply.conversationId, sending)
  }

  /** Until the next reply is due; a finished one and `wake` come earlier. */
  async function sleep(now: number): Promise<void> {
    const dueAt = await outgoing.nextDueAt(store)
    if (dueAt === null || stopped) return
    const nextAt = held.size > 0 ? Math.min(...held.values()) : dueAt
    const wait = Math.max(nextAt, pause.until(now)) - now
    timer = setTimeout(wake, wait > 0 ? Math.min(wait, MAX_SLEEP_MS) : MAX_SLEEP_MS)
  }

  async function send(reply: OutgoingReply): Promise<void> {
    try {
      const attempted = await attemptReply(context, reply, abort.signal)
      if (attempted === null) return
      if (attempted.pause !== null) warn(attempted)
      await recordUntilKept(attempted)
    } catch (error) {
      // The attempt could not be written, so WhatsApp was not called: the reply is still queued.
      logger.error({ ...describeError(error), messageId: reply.messageId }, 'sending failed')
      await pauseFor(MAX_SLEEP_MS)
    }
  }

  /** Somebody has to look after it: monitors can wait for these lines. */
  function warn({ event, pause: why }: Attempted): void {
    const code = 'code' in event ? event.code : null
    const fields = { code, why, untilMs: pause.until(clock()) }
    if (why === 'account') logger.error(fields, 'WhatsApp refuses the account: replies wait')
    else if (why === 'rate') logger.warn(fields, 'WhatsApp limits the number: replies wait')
    else logger.warn(fields, 'WhatsApp cannot be reached: replies wait')
  }

  /**
   * WhatsApp has answered: while the store cannot write, the answer is kept here. Once the relay
   * stops it is tried one last time; in vain, it will be unknown at the next start.
   */
  async function recordUntilKept(attempted: Attempted): Promise<void> {
    for (;;) {
      const isLast = abort.signal.aborted
      try {
        await recordAttempt(context, attempted)
        onSent(attempted.event)
        return
      } catch (error) {
        logger.error(describeError(error), 'an answer of WhatsApp waits for the store')
        if (isLast) return
        await pauseFor(MAX_SLEEP_MS)
      }
    }
  }

  async function pauseFor(ms: number): Promise<void> {
    if (abort.signal.aborted) return
    await new Promise<void>((resolve) => {
      const end = () => {
        clearTimeout(limit)
        abort.signal.removeEventListener('abort', end)
        resolve()
      }
      const limit = setTimeout(end, ms)
      abort.signal.addEventListener('abort', end)
    })
  }

  return {
    start: async () => {
      for (const reply of await outgoing.attempted(store)) {
        await log.append(reply.conversationId, () => [
          { type: 'send-unknown', ...aboutReply(reply), cause: 'crash' },
        ])
      }
      stopped = false
      wake()
    },
    wake,
    stop: async (graceMs) => {
      stopped = true
      await looking
      clearTimeout(timer)
      const answers = Promise.all(inFlight.values())
      const grace = setTimeout(() => abort.abort(), graceMs)
      await answers
      clearTimeout(grace)
      abort.abort()
    },
  }
}
