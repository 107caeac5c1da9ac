import type { CommandAnswer } from '../../shared/commands.ts'
import type { Log } from '../log.ts'
import { readPosition } from '../replica/position.ts'
import type { Replica } from '../replica/replica.ts'
import { type BackOff, createBackOff } from '../sync/back-off.ts'
import { pause } from '../sync/pause.ts'
import type { Answered } from '../sync/relay-client.ts'
import type { OutboxRow } from './outbox-table.ts'

export type SenderOptions = {
  readonly replica: Replica
  readonly post: (row: OutboxRow, signal: AbortSignal) => Promise<Answered<CommandAnswer>>
  /** Nothing leaves while the relay is away: until then a command can still be taken back. */
  readonly isConnected: () => boolean
  readonly log: Log
  readonly timing: { readonly firstPauseMs: number; readonly longestPauseMs: number }
  /** The outbox changed, and with it what is shown of a conversation. */
  readonly onChanged: (conversationId: string) => void
  readonly onExpired: () => void
}

/**
 * The door up: sends waiting commands one after the other, in the order in which they were issued,
 * each with its own id until the relay's answer is known. A command that the relay refuses is kept
 * with the reason; those behind it go to the relay all the same, and get their own.
 */
export class Sender {
  readonly #options: SenderOptions
  readonly #stopping = new AbortController()
  readonly #backOff: BackOff
  #wake = new AbortController()
  #running: Promise<void> = Promise.resolve()

  constructor(options: SenderOptions) {
    this.#options = options
    const { firstPauseMs, longestPauseMs } = options.timing
    this.#backOff = createBackOff({ firstMs: firstPauseMs, longestMs: longestPauseMs })
  }

  start(): void {
    this.#running = this.#run(this.#stopping.signal)
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    this.#wake.abort()
    await this.#running
  }

  /** There is something new to send, or the relay is back. */
  wake(): void {
    this.#backOff.reset()
    this.#wake.abort()
  }

  async #run(stopping: AbortSignal): Promise<void> {
    while (!stopping.aborted) {
      const wake = new AbortController()
      this.#wake = wake
      const row = this.#options.isConnected() ? this.#options.replica.outbox.next() : null
      const outcome = row ? await this.#send(row, stopping) : 'nothing-to-do'
      if (outcome === 'expired') return
      if (outcome === 'unanswered') await pause(this.#backOff.next(), wake.signal)
      if (outcome === 'nothing-to-do') await aborted(wake.signal)
    }
  }

  async #send(row: OutboxRow, signal: AbortSignal): Promise<'answered' | 'unanswered' | 'expired'> {
    const { replica, post, onChanged, onExpired, log } = this.#options
    const { commandId, conversationId } = row.command
    replica.outbox.markLeft(commandId)
    const result = await post(row, signal)
    if (signal.aborted) return 'unanswered'
    if (result.outcome === 'answered') {
      settle(replica, result.value)
    } else if (isUnreadable(result.status)) {
      log('command-not-understood', { status: result.status, type: row.command.type })
      replica.outbox.refuse(commandId, { reason: 'not-understood' })
    } else if (result.status === 401) {
      onExpired()
      return 'expired'
    } else {
      return 'unanswered'
    }
    this.#backOff.reset()
    onChanged(conversationId)
    return 'answered'
  }
}

/** The events may have come first: the row is then gone, and there is nothing left to do. */
function settle({ outbox, meta }: Replica, answer: CommandAnswer): void {
  if (answer.outcome === 'refused') outbox.refuse(answer.commandId, answer.refusal)
  else if (answer.seq <= readPosition(meta).cursor) outbox.remove(answer.commandId)
  else outbox.accept(answer.commandId, answer.seq)
}

/** Answers that asking again cannot change: the command must not stand in the way of the others. */
function isUnreadable(status: number): boolean {
  return [400, 403, 404, 409, 413, 415, 422].includes(status)
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
