/** A crash loses at most so much of what an agent was writing (ms), however steadily she types. */
const SAVE_WITHIN_MS = 400

type Unsaved = { timer: ReturnType<typeof setTimeout> | undefined; version: number }

/**
 * Saves what changed, soon and again and again while it changes. What could not be saved stays
 * unsaved, and is tried again on the next change or the next `saveAll`.
 * @param save what is there now under a key; rejects when it was not kept.
 */
export class DraftSaver {
  readonly #save: (key: string) => Promise<unknown>
  readonly #onFailure: () => void
  readonly #unsaved = new Map<string, Unsaved>()
  #versions = 0

  constructor(save: (key: string) => Promise<unknown>, onFailure: () => void) {
    this.#save = save
    this.#onFailure = onFailure
  }

  isUnsaved(key: string): boolean {
    return this.#unsaved.has(key)
  }

  /** A timer that is running keeps running: steady typing must not push the saving away. */
  changed(key: string): void {
    const running = this.#unsaved.get(key)?.timer
    this.#versions += 1
    this.#unsaved.set(key, {
      timer: running ?? setTimeout(() => void this.save(key), SAVE_WITHIN_MS),
      version: this.#versions,
    })
  }

  /** Ends when it is saved, or could not be; at once where nothing is unsaved. */
  async save(key: string): Promise<void> {
    const unsaved = this.#unsaved.get(key)
    if (!unsaved) return
    this.#stopTimer(key, unsaved)
    try {
      await this.#save(key)
    } catch {
      // The words stay on the screen and unsaved; that they are not safe yet is said there.
      this.#onFailure()
      return
    }
    if (this.#unsaved.get(key)?.version === unsaved.version) this.forget(key)
  }

  async saveAll(): Promise<void> {
    await Promise.all([...this.#unsaved.keys()].map((key) => this.save(key)))
  }

  forget(key: string): void {
    clearTimeout(this.#unsaved.get(key)?.timer)
    this.#unsaved.delete(key)
  }

  /** Stops saving. @returns the keys of what was not saved. */
  forgetAll(): string[] {
    const keys = [...this.#unsaved.keys()]
    for (const key of keys) this.forget(key)
    return keys
  }

  #stopTimer(key: string, { timer, version }: Unsaved): void {
    clearTimeout(timer)
    this.#unsaved.set(key, { timer: undefined, version })
  }
}
