import { PRESENCE_BEAT_MS, type PresenceReport } from '../../shared/presence.ts'
import { pause } from '../sync/pause.ts'

/** However fast a person goes from one conversation to the next, the relay hears of it so often. */
const QUIET_MS = 300

export type ReporterOptions = {
  readonly post: (report: PresenceReport, signal: AbortSignal) => Promise<void>
  readonly isConnected: () => boolean
  /** This PC's clock, ms. */
  readonly clock: () => number
}

/**
 * Tells the relay what the person at this console does. Only the newest report counts: one that
 * cannot be delivered is not worth a second attempt, because the next one is on its way.
 */
export class PresenceReporter {
  readonly #options: ReporterOptions
  readonly #stopping = new AbortController()
  #last: { report: PresenceReport; at: number } | null = null
  #untold = false
  #running: Promise<void> | null = null

  constructor(options: ReporterOptions) {
    this.#options = options
  }

  report(report: PresenceReport): void {
    this.#last = { report, at: this.#options.clock() }
    this.#tell()
  }

  /** The relay is back, and does not know yet who is there. */
  repeat(): void {
    if (this.#last && this.#options.clock() - this.#last.at < PRESENCE_BEAT_MS) this.#tell()
  }

  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#running
  }

  #tell(): void {
    this.#untold = true
    this.#running ??= this.#run(this.#stopping.signal).finally(() => {
      this.#running = null
    })
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (this.#untold && this.#last && !signal.aborted) {
      this.#untold = false
      if (this.#options.isConnected()) await this.#options.post(this.#last.report, signal)
      await pause(QUIET_MS, signal)
    }
  }
}
