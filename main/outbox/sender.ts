import type { AnyCommand, CommandAnswer } from '../../shared/commands.ts'
import type { Log } from '../log.ts'
import type { Readiness } from '../media/upload-attachment.ts'
import type { Replica } from '../replica/replica.ts'
import { type BackOff, createBackOff } from '../sync/back-off.ts'
import { pause } from '../sync/pause.ts'
import type { Answered } from '../sync/relay-client.ts'
import { codeOf } from '../sync/sync-error.ts'
import { laneOf } from './lane.ts'
import type { NextInTurn, OutboxRow } from './outbox-table.ts'
import { createResting, type Resting } from './resting.ts'
import type { Written } from './returned-words.ts'
import { settleAnswer } from './settle-answer.ts'

export type SenderOptions = {
  readonly replica: Replica
  /** What has to be at the relay before the command; until then it can be taken back. */
  readonly prepare: (row: OutboxRow<AnyCommand>, signal: AbortSignal) => Promise<Readiness>
  readonly post: (
    row: OutboxRow<AnyCommand>,
    signal: AbortSignal,
  ) => Promise<Answered<CommandAnswer>>
  /** The relay's clock, as this console estimates it (ms): until when a reply is held. */
  readonly relayNow: () => number
  /** Nothing leaves while the relay is away: until then a command can still be taken back. */
  readonly isConnected: () => boolean
  readonly log: Log
  readonly timing: { readonly firstPauseMs: number; readonly longestPauseMs: number }
  /** The outbox changed, and with it what is shown of a conversation. */
  readonly onChanged: (lane: string) => void
  /** Told before anything else of it. */
  readonly onRefused: (command: AnyCommand) => void
  /** Words of a refused reply or note stand in their draft again. */
  readonly onWordsReturned: (conversationId: string, words: Written) => void
  readonly onExpired: () => void
}

type Outcome = 'answered' | 'unanswered' | 'nothing-to-do' | 'failed' | 'expired'

/**
 * The door up: sends waiting commands one after the other, each with its own id until the relay's
 * answer is known. Within a lane they keep the order in which they were issued; one that gets no
 * answer holds up its own lane only. A command that the relay refuses is kept with
 * the reason; those behind it go to the relay all the same, and get their own.
 */
export class Sender {
  readonly #options: SenderOptions
  readonly #stopping = new AbortController()
  readonly #backOff: BackOff
  readonly #resting: Resting
  #wake = new AbortController()
  #held: ReadonlySet<string> = new Set()
  #running: Promise<void> = Promise.resolve()

  constructor(options: SenderOptions) {
    this.#options = options
    const { firstPauseMs, longestPauseMs } = options.timing
    const pauses = { firstMs: firstPauseMs, longestMs: longestPauseMs }
    this.#backOff = createBackOff(pauses)
    this.#resting = createResting(pauses)
  }

  start(): void {
    this.#running = this.#run(this.#stopping.signal)
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#wake.abort()
    await this.#running
  }

  /**
   * She leaves: what waited for her to take it back goes, as far as it can in so many ms. What cannot
   * stays in the outbox, and leaves when she is here again.
   */
  async sendHeld(withinMs: number): Promise<void> {
    const { replica, relayNow, isConnected } = this.#options
    const isAny = replica.outbox.heldLanes(relayNow()).length > 0
    replica.outbox.endHolds()
    if (!isAny || !isConnected()) return
    this.wake()
    for (const until = performance.now() + withinMs; performance.now() < until; ) {
      if (replica.outbox.next([], relayNow()) === null) return
      await pause(SETTLE_LOOK_MS, this.#stopping.signal)
    }
  }

  /** There is something new to send. */
  wake(): void {
    this.#backOff.reset()
    this.#wake.abort()
  }

  /** The relay is back: what it did not answer before, it may answer now. */
  wakeAll(): void {
    this.#resting.endAll()
    this.wake()
  }

  async #run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const wake = new AbortController()
      this.#wake = wake
      const { lanes, forMs: restMs } = this.#resting.look()
      const forMs = sooner(restMs, this.#lookAtHeld())
      const outcome = await this.#turn(lanes, stopping)
      if (outcome === 'expired') return
      if (outcome === 'failed') await pause(this.#backOff.next(), wake.signal)
      if (outcome === 'nothing-to-do') await pauseOrAborted(forMs, wake.signal)
    }
  }

  /** Tells of lanes that are held no longer. @returns until the next of them is (ms); null for none. */
  #lookAtHeld(): number | null {
    const { replica, relayNow, onChanged } = this.#options
    try {
      const now = relayNow()
      const held = replica.outbox.heldLanes(now)
      const lanes = new Set(held.map(({ lane }) => lane))
      for (const lane of this.#held) if (!lanes.has(lane)) onChanged(lane)
      this.#held = lanes
      return held.length === 0 ? null : Math.min(...held.map(({ until }) => until)) - now
    } catch (error) {
      this.#failed(error)
      return this.#backOff.next()
    }
  }

  /** Whatever goes wrong here (a full disk, say) must not end the console: it is tried again. */
  async #turn(resting: readonly string[], stopping: AbortSignal): Promise<Outcome> {
    const { replica, isConnected } = this.#options
    try {
      const next = isConnected() ? replica.outbox.next(resting, this.#options.relayNow()) : null
      if (next === null) return 'nothing-to-do'
      const { lane } = next
      const outcome = await this.#take(next, stopping).catch((error) => this.#failed(error))
      if (outcome === 'answered') this.#resting.end(lane)
      else this.#resting.rest(lane)
      return outcome
    } catch (error) {
      return this.#failed(error)
    }
  }

  async #take(next: NextInTurn, stopping: AbortSignal): Promise<Outcome> {
    if (next.row) return this.#send(next.row, stopping)
    this.#options.log('stored-command-unreadable')
    this.#options.replica.outbox.refuse(next.commandId, { reason: 'not-understood' })
    this.#options.onChanged(next.lane)
    return 'answered'
  }

  #failed(error: unknown): 'failed' {
    this.#options.log('sending-failed', { cause: codeOf(error) })
    return 'failed'
  }

  async #send(row: OutboxRow<AnyCommand>, signal: AbortSignal): Promise<Outcome> {
    const { replica, prepare, post, onChanged, onExpired, log } = this.#options
    const { commandId } = row.command
    const lane = laneOf(row.command)
    const readiness = await prepare(row, signal)
    if (signal.aborted) return 'unanswered'
    // It may have been taken back meanwhile.
    if (replica.outbox.find(commandId) === null) return 'answered'
    if (readiness.outcome === 'ready') replica.outbox.markLeft(commandId)
    const result = readiness.outcome === 'ready' ? await post(row, signal) : readiness
    if (signal.aborted) return 'unanswered'
    if (result.outcome === 'refused-for-good') {
      this.#settle(row, { outcome: 'refused', commandId, refusal: result.refusal })
    } else if (result.outcome === 'answered') {
      // Somebody on the way answered with what was meant for another command.
      if (result.value.commandId !== commandId) return 'unanswered'
      this.#settle(row, result.value)
    } else if (isUnreadable(result.status)) {
      log('command-not-understood', { status: result.status, type: row.command.type })
      const refusal = { reason: 'not-understood' } as const
      this.#settle(row, { outcome: 'refused', commandId, refusal })
    } else if (result.status === 401) {
      onExpired()
      return 'expired'
    } else {
      return 'unanswered'
    }
    this.#backOff.reset()
    onChanged(lane)
    return 'answered'
  }

  #settle({ command }: OutboxRow<AnyCommand>, answer: CommandAnswer): void {
    const { replica, onRefused, onWordsReturned } = this.#options
    const returned = settleAnswer(replica, answer)
    if (answer.outcome === 'refused') onRefused(command)
    for (const words of returned) onWordsReturned(laneOf(command), words)
  }
}

const SETTLE_LOOK_MS = 20

function sooner(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other)
}

/** Answers that asking again cannot change: the command must not stand in the way of the others. */
function isUnreadable(status: number): boolean {
  return [400, 403, 404, 409, 413, 415, 422].includes(status)
}

/** @param milliseconds null for as long as it takes. */
function pauseOrAborted(milliseconds: number | null, signal: AbortSignal): Promise<void> {
  if (milliseconds !== null) return pause(milliseconds, signal)
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
