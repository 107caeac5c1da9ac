/** Often enough that a lock is not late by more than anybody notices (ms). */
const LOOK_MS = 5_000

export type IdleLockOptions = {
  /** This PC's clock, ms since the epoch. */
  readonly clock: () => number
  /** Goes on while the clock is set; ms. */
  readonly elapsed?: () => number
  /** 0: never. */
  readonly minutes: () => number
  readonly onIdle: () => void
  readonly lookMs?: number
}

/**
 * Tells once that nobody has touched the console for so long. It compares clocks instead of waiting:
 * a PC that slept meanwhile is locked when it wakes, also where the first thing it hears is a touch.
 * Both clocks count, whichever went further: the PC's goes on during sleep, the other one when the
 * PC's is set back.
 */
export class IdleLock {
  readonly #options: IdleLockOptions
  readonly #elapsed: () => number
  #touched: { clock: number; elapsed: number }
  #timer: NodeJS.Timeout | undefined
  #isOver = false

  constructor(options: IdleLockOptions) {
    this.#options = options
    this.#elapsed = options.elapsed ?? (() => performance.now())
    this.#touched = this.#now()
  }

  start(): void {
    this.#touched = this.#now()
    this.#timer = setInterval(() => this.#look(), this.#options.lookMs ?? LOOK_MS)
  }

  touched(): void {
    if (!this.#look()) this.#touched = this.#now()
  }

  stop(): void {
    this.#isOver = true
    clearInterval(this.#timer)
  }

  /** @returns whether it is over. */
  #look(): boolean {
    if (this.#isOver) return true
    const minutes = this.#options.minutes()
    const now = this.#now()
    const idle = Math.max(now.clock - this.#touched.clock, now.elapsed - this.#touched.elapsed)
    if (minutes === 0 || idle < minutes * 60_000) return false
    this.stop()
    this.#options.onIdle()
    return true
  }

  #now() {
    return { clock: this.#options.clock(), elapsed: this.#elapsed() }
  }
}
