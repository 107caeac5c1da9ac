/** Who wants to know when a phone shows something new: the keeper, and pages that are open. */
export class Changes {
  readonly #listeners = new Set<(citizenId: string) => void>()

  get listeners(): number {
    return this.#listeners.size
  }

  announce(citizenId: string): void {
    for (const listener of this.#listeners) listener(citizenId)
  }

  /** The function returned takes the listener off again. */
  listen(listener: (citizenId: string) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}
