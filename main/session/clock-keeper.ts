import type { Log } from '../log.ts'
import type { MetaTable } from '../store/meta-table.ts'
import { codeOf } from '../sync/sync-error.ts'
import { noteClocks } from './offline-limit.ts'

const EVERY_MS = 60_000

export type ClockKeeperOptions = {
  readonly replica: { readonly meta: MetaTable }
  /** This PC's clock, ms since the epoch. */
  readonly clock: () => number
  /** Whether the relay is heard now. */
  readonly isHeard: () => boolean
  readonly log: Log
}

/**
 * Writes down, as long as a replica is open, when the relay was heard and how far time has gone, by
 * more than the PC's clock: what is set back while it is open goes on from where it was.
 */
export class ClockKeeper {
  readonly #options: ClockKeeperOptions
  #started = { clock: 0, elapsed: 0 }
  #timer: NodeJS.Timeout | undefined

  constructor(options: ClockKeeperOptions) {
    this.#options = options
  }

  /** @param isHeard the relay itself let her in, just now. */
  start(isHeard: boolean): void {
    this.#started = { clock: this.#options.clock(), elapsed: performance.now() }
    this.#note(isHeard)
    this.#timer = setInterval(() => this.#note(this.#options.isHeard()), EVERY_MS)
  }

  /** Before the connection is given up: what was heard until now counts. */
  stop(): void {
    if (this.#timer === undefined) return
    clearInterval(this.#timer)
    this.#note(this.#options.isHeard())
  }

  /** What cannot be written now (a full disk, say) is a minute later. */
  #note(isHeard: boolean): void {
    const { replica, clock, log } = this.#options
    const { clock: began, elapsed } = this.#started
    const gone = Math.round(began + performance.now() - elapsed)
    try {
      noteClocks(replica.meta, isHeard ? clock() : Math.max(clock(), gone), isHeard)
    } catch (error) {
      log('clock-not-kept', { cause: codeOf(error) })
    }
  }
}
