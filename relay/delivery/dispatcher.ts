import { describeError, type Logger } from '../logger.ts'
import { giveUpDead } from './give-up-dead.ts'
import type { OutgoingReply } from './outgoing-replies.ts'
import * as outgoing from './outgoing-replies.ts'
import { isProbing, pausedUntil, type QueuePause } from './queue-pause.ts'
import { numberReadyAt, roomOf } from './send-limits.ts'
import {
  type Attempted,
  attemptReply,
  type Recorded,
  recordAttempt,
  type SendContext,
} from './send-reply.ts'
import * as sending from './sending-state.ts'

/**
 * Sends queued replies: in order within a conversation, some conversations at a time, and within
 * WhatsApp's limits. A reply that has to wait for a limit is not attempted. Others may do the same
 * over the same store: all that they have to agree on is in there.
 */
export type Dispatcher = {
  /** Begins, and from now on gives up what dead runs left without an answer. */
  start(): Promise<void>
  /** Says that there may be a reply to send. */
  wake(): void
  /** Waits for answers up to `graceMs`; calls that are then still open are cut off. */
  stop(graceMs: number): Promise<void>
}

export type DispatcherContext = SendContext & {
  readonly logger: Logger
  readonly onSent: (event: Recorded['event']) => void
}

/** So many conversations at a time. */
const MAX_IN_FLIGHT = 16
const MAX_SLEEP_MS = 1000
/** How often it looks for what dead runs left. */
const LOOK_MS = 2000

export function createDispatcher(context: DispatcherContext): Dispatcher {
  const { store, run, clock, logger, onSent } = context
  const inFlight = new Map<string, Promise<void>>()
  /** Conversations whose reply is on its way, and not yet counted to the limits of its number. */
  const preparing = new Map<string, string>()
  const abort = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let stopped = true
  let watching: NodeJS.Timeout | undefined
  let tidying: Promise<void> = Promise.resolve()
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
      const pause = await sending.findPause(store)
      const until = pausedUntil(pause, now)
      const mayStart = until <= now && run.isSeen()
      const heldUntil = mayStart ? await startDue(pause, now) : until
      await sleep(now, heldUntil)
    } catch (error) {
      logger.error(describeError(error), 'sending waits for the store')
      timer = setTimeout(wake, MAX_SLEEP_MS)
    }
  }

  /** @returns until when (ms) the limits of a number hold replies that are due; 0 when none does. */
  async function startDue(pause: QueuePause, now: number): Promise<number> {
    const width = isProbing(pause) ? 1 : MAX_IN_FLIGHT
    if (inFlight.size >= width) return 0
    // While one reply asks for all, that may be another process's.
    if (isProbing(pause) && (await outgoing.isAnyAttempted(store))) return 0
    const [due, sends] = await Promise.all([
      outgoing.due(store, now, MAX_IN_FLIGHT + inFlight.size),
      sending.sendsByNumber(store),
    ])
    let heldUntil = 0
    for (const reply of due) {
      if (stopped || inFlight.size >= width) break
      if (inFlight.has(reply.conversationId)) continue
      const sent = sends.get(reply.phoneNumberId) ?? []
      if (roomOf(sent, now) > preparingFrom(reply.phoneNumberId)) begin(reply)
      else heldUntil = numberReadyAt(sent, now)
    }
    return heldUntil
  }

  const isWaiting = (conversationId: string) => inFlight.has(conversationId)

  function preparingFrom(phoneNumberId: string): number {
    return [...preparing.values()].filter((from) => from === phoneNumberId).length
  }

  function begin(reply: OutgoingReply): void {
    const { conversationId } = reply
    preparing.set(conversationId, reply.phoneNumberId)
    const sent = send(reply).finally(() => {
      preparing.delete(conversationId)
      inFlight.delete(conversationId)
      wake()
    })
    inFlight.set(conversationId, sent)
  }

  /** Until the next reply may be due; a finished one and `wake` come earlier. */
  async function sleep(now: number, heldUntil: number): Promise<void> {
    const dueAt = await outgoing.nextDueAt(store)
    if (dueAt === null || stopped) return
    const wait = Math.max(dueAt, heldUntil) - now
    timer = setTimeout(wake, wait > 0 ? Math.min(wait, MAX_SLEEP_MS) : MAX_SLEEP_MS)
  }

  async function send(reply: OutgoingReply): Promise<void> {
    try {
      const onTaken = () => preparing.delete(reply.conversationId)
      const attempted = await attemptReply(context, reply, { signal: abort.signal, onTaken })
      if (attempted !== null) await recordUntilKept(attempted)
    } catch (error) {
      // WhatsApp was not called: the reply is still queued, or, where only the word of the commit was
      // lost, given up at the next look.
      logger.error({ ...describeError(error), messageId: reply.messageId }, 'sending failed')
      await pauseFor(MAX_SLEEP_MS)
    }
  }

  /** Somebody has to look after it: monitors can wait for these lines. */
  function warn({ event, pause: why, pausedUntil: untilMs }: Recorded): void {
    if (why === null) return
    const code = 'code' in event ? event.code : null
    const fields = { code, why, untilMs }
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
        const recorded = await recordAttempt(context, attempted)
        if (recorded === null) return
        warn(recorded)
        onSent(recorded.event)
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

  /** What a dead run left is given up; what it had not begun is sent by who lives. */
  function watchLater(): void {
    watching = setTimeout(() => {
      tidying = giveUpDead(context, isWaiting)
        .catch((error) => logger.error(describeError(error), 'lost replies wait for the store'))
        .finally(() => {
          if (stopped) return
          watchLater()
          wake()
        })
    }, LOOK_MS).unref()
  }

  return {
    start: async () => {
      await giveUpDead(context, isWaiting)
      stopped = false
      watchLater()
      wake()
    },
    wake,
    stop: async (graceMs) => {
      stopped = true
      clearTimeout(watching)
      await Promise.all([looking, tidying])
      clearTimeout(timer)
      const answers = Promise.all(inFlight.values())
      const grace = setTimeout(() => abort.abort(), graceMs)
      await answers
      clearTimeout(grace)
      abort.abort()
    },
  }
}
