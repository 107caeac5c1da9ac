/** Aborts its signal unless it is fed in time. */
export class Watchdog {
  readonly #controller = new AbortController()
  #timer: NodeJS.Timeout

  constructor(firstMs: number) {
    this.#timer = setTimeout(() => this.#controller.abort(), firstMs)
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  feed(milliseconds: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#controller.abort(), milliseconds)
  }

  stop(): void {
    clearTimeout(this.#timer)
  }
}

/** A body that ends with an error when the relay is silent for too long. */
export async function* watched(
  body: AsyncIterable<Uint8Array>,
  watchdog: Watchdog,
  silenceMs: number,
): AsyncGenerator<Uint8Array> {
  watchdog.feed(silenceMs)
  try {
    for await (const chunk of body) {
      // The consumer may take its time; only the relay's silence counts.
      watchdog.stop()
      yield chunk
      watchdog.feed(silenceMs)
    }
  } finally {
    watchdog.stop()
  }
}
