import type { Desk } from '../desk.ts'
import { keepAsDrafts } from '../outbox/reply-from-notice.ts'

type Words = { readonly agentId: string; readonly conversationId: string; readonly text: string }

/** Nobody answers more notices than this after her session has ended. */
const MOST = 100

/**
 * What an agent had begun to write in a notice of the system when her session ended: it waits for her
 * in memory, where nobody else reads it, and is a draft of hers once she is back.
 */
export class LateWords {
  #words: Words[] = []

  keep(words: Words): void {
    this.#words = [...this.#words, words].slice(-MOST)
  }

  /** She wants nothing of hers kept on this PC. */
  forget(agentId: string): void {
    this.#words = this.#words.filter((words) => words.agentId !== agentId)
  }

  /** @returns what is a draft of hers now. */
  handTo(desk: Desk): readonly Words[] {
    const { agentId } = desk.account
    const hers = this.#words.filter((words) => words.agentId === agentId)
    const { conversations } = desk.replica
    const left = hers.filter(({ conversationId }) => !conversations.isErased(conversationId))
    // Let go of only once they are on the disk, all of them.
    keepAsDrafts(desk, left)
    this.forget(agentId)
    return left
  }
}
