import type { ConsoleStatus, Push } from '../../shared/ipc.ts'

/** A screen asks again at each push: more often than a frame or two is of no use to it. */
const QUIET_MS = 30

/**
 * Tells listeners what changed: at once, and then at most once every 30 ms for each conversation,
 * for the queue and for the status. Nothing that changed last is ever left untold.
 */
export class Announcer {
  readonly #listeners = new Set<(push: Push) => void>()
  readonly #status: () => ConsoleStatus
  readonly #resting = new Map<string, { timer: NodeJS.Timeout; again: (() => Push) | null }>()
  #lastStatus = ''

  constructor(status: () => ConsoleStatus) {
    this.#status = status
  }

  onPush(listener: (push: Push) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  statusChanged(): void {
    this.#announce('status', () => ({ name: 'status-changed', payload: this.#status() }))
  }

  queueChanged(): void {
    this.#announce('queue', () => ({ name: 'queue-changed', payload: {} }))
  }

  conversationsChanged(conversationIds: Iterable<string>): void {
    for (const conversationId of conversationIds) {
      this.#announce(conversationId, () => ({
        name: 'conversation-changed',
        payload: { conversationId },
      }))
    }
  }

  stop(): void {
    for (const { timer } of this.#resting.values()) clearTimeout(timer)
    this.#resting.clear()
    this.#listeners.clear()
  }

  #announce(key: string, push: () => Push): void {
    const resting = this.#resting.get(key)
    if (resting) {
      resting.again = push
      return
    }
    this.#resting.set(key, { timer: setTimeout(() => this.#rested(key), QUIET_MS), again: null })
    this.#tell(push())
  }

  #rested(key: string): void {
    const again = this.#resting.get(key)?.again
    this.#resting.delete(key)
    if (again) this.#announce(key, again)
  }

  #tell(push: Push): void {
    if (push.name === 'status-changed') {
      const text = JSON.stringify(push.payload)
      if (text === this.#lastStatus) return
      this.#lastStatus = text
    }
    for (const listener of this.#listeners) listener(push)
  }
}
