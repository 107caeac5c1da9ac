/** Everything that will happen later, so that stopping forgets all of it at once. */
export class Timers {
  readonly #pending = new Set<NodeJS.Timeout>()
  #stopped = false

  /** Runs `action` after so many milliseconds; the function returned takes it back. */
  after(milliseconds: number, action: () => void): () => void {
    if (this.#stopped) return () => {}
    const timer = setTimeout(() => {
      this.#pending.delete(timer)
      action()
    }, milliseconds)
    this.#pending.add(timer)
    return () => {
      clearTimeout(timer)
      this.#pending.delete(timer)
    }
  }

  stop(): void {
    this.#stopped = true
    for (const timer of this.#pending) clearTimeout(timer)
    this.#pending.clear()
  }
}
