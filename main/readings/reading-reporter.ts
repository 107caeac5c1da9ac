import type { Reading } from '../../shared/duties/audit.ts'
import type { Log } from '../log.ts'
import type { Replica } from '../replica/replica.ts'
import type { Answered } from '../sync/relay-client.ts'
import { codeOf } from '../sync/sync-error.ts'

/** Readings wait for each other for so long (ms), so that leafing through the queue is one request. */
const GATHER_MS = 2000

export type ReporterOptions = {
  readonly replica: Replica
  readonly post: (readings: readonly Reading[], signal: AbortSignal) => Promise<Answered<unknown>>
  readonly isConnected: () => boolean
  readonly relayNow: () => number
  readonly log: Log
  readonly gatherMs?: number
}

/**
 * Tells the relay what was opened here: gathered, while it can be reached, until it has confirmed.
 * What it does not take stays, and goes with what is opened next or at the next connection.
 */
export class ReadingReporter {
  readonly #options: ReporterOptions
  readonly #stopping = new AbortController()
  #timer: NodeJS.Timeout | null = null
  #running: Promise<void> = Promise.resolve()

  constructor(options: ReporterOptions) {
    this.#options = options
  }

  /** There may be something to report. */
  wake(): void {
    if (this.#timer !== null || this.#stopping.signal.aborted) return
    this.#timer = setTimeout(() => {
      this.#timer = null
      this.#running = this.#running.then(() => this.#report())
    }, this.#options.gatherMs ?? GATHER_MS)
  }

  /** Ends when nothing of it touches the replica any more. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    if (this.#timer !== null) clearTimeout(this.#timer)
    await this.#running
  }

  /** Whatever goes wrong here must not end the console: it is tried again. */
  async #report(): Promise<void> {
    const { replica, post, isConnected, relayNow, log } = this.#options
    const { signal } = this.#stopping
    try {
      while (!signal.aborted && isConnected()) {
        const readings = replica.readings.unreported()
        if (readings.length === 0) return
        const answer = await post(readings, signal)
        if (signal.aborted) return
        if (answer.outcome === 'refused') {
          if (answer.reached) log('readings-refused', { status: answer.status })
          return
        }
        replica.readings.reported(readings, relayNow())
      }
    } catch (error) {
      log('reporting-failed', { cause: codeOf(error) })
    }
  }
}
