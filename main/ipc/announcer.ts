import type { DocumentKind } from '../../shared/domain/office/documents.ts'
import type { NoticeReplyAnswer } from '../../shared/ipc/notice-reply.ts'
import type { Push } from '../../shared/ipc/pushes.ts'
import type { ConsoleStatus } from '../../shared/ipc/status.ts'
import type { WrittenWords } from '../../shared/ipc/writing.ts'

/** A screen asks again at each push: more often than a frame or two is of no use to it. */
const QUIET_MS = 30

/** Conversations that a screen may still show: those opened last. */
const MOST_SHOWN = 20

/**
 * Tells listeners what changed: at once, and then at most once every 30 ms for each conversation, for
 * the queue, for each thing that the organisation shares and for the status. Nothing that changed
 * last is ever left untold.
 */
export class Announcer {
  readonly #listeners = new Set<(push: Push) => void>()
  readonly #status: () => ConsoleStatus
  readonly #resting = new Map<string, { timer: NodeJS.Timeout; again: (() => Push) | null }>()
  readonly #shown = new Set<string>()
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

  accountChanged(): void {
    this.#announce('account', () => ({ name: 'account-changed', payload: {} }))
  }

  cannedChanged(): void {
    this.#announce('canned', () => ({ name: 'canned-changed', payload: {} }))
  }

  hoursChanged(): void {
    this.#announce('hours', () => ({ name: 'hours-changed', payload: {} }))
  }

  topicsChanged(): void {
    this.#announce('topics', () => ({ name: 'topics-changed', payload: {} }))
  }

  documentChanged(kind: DocumentKind): void {
    this.#announce(kind, () => ({ name: 'document-changed', payload: { kind } }))
  }

  preferencesChanged(): void {
    this.#announce('preferences', () => ({ name: 'preferences-changed', payload: {} }))
  }

  queueFiltersChanged(): void {
    this.#announce('filters', () => ({ name: 'queue-filters-changed', payload: {} }))
  }

  mentioned(): void {
    this.#announce('mentions', () => ({ name: 'mentioned', payload: {} }))
  }

  /** A screen opened it: it hears of changes to it even while history pours in. */
  shown(conversationId: string): void {
    this.#shown.delete(conversationId)
    this.#shown.add(conversationId)
    const [oldest] = this.#shown
    if (this.#shown.size > MOST_SHOWN && oldest !== undefined) this.#shown.delete(oldest)
  }

  /** Of a bulk that touches conversations by the thousand, only those on a screen are told. */
  shownConversationsChanged(conversationIds: ReadonlySet<string>): void {
    this.conversationsChanged([...this.#shown].filter((id) => conversationIds.has(id)))
  }

  everyShownConversationChanged(): void {
    this.conversationsChanged(this.#shown)
  }

  conversationsChanged(conversationIds: Iterable<string>): void {
    for (const conversationId of conversationIds) {
      this.#announce(conversationId, () => ({
        name: 'conversation-changed',
        payload: { conversationId },
      }))
    }
  }

  /** Told at once: the screen may be about to keep another draft over these words. */
  wordsReturned(conversationId: string, words: WrittenWords): void {
    this.#tell({ name: 'words-returned', payload: { conversationId, ...words } })
  }

  /** Told at once, for the same reason: what was kept is a draft now. */
  noticeAnswered(conversationId: string, text: string, answer: NoticeReplyAnswer): void {
    this.#tell({ name: 'notice-answered', payload: { conversationId, text, answer } })
  }

  /** Told at once: what a screen still holds of them must not be kept again. */
  citizensErased(conversationIds: readonly string[]): void {
    this.#tell({ name: 'citizens-erased', payload: { conversationIds: [...conversationIds] } })
  }

  /** Told at once: nothing may go on showing what is gone. */
  messagesDeleted(conversationId: string, whatsappIds: readonly string[]): void {
    this.#tell({
      name: 'messages-deleted',
      payload: { conversationId, whatsappIds: [...whatsappIds] },
    })
  }

  /** Told before the queue: nobody hands her what comes back to her list. */
  stillHers(conversationId: string): void {
    this.#tell({ name: 'still-hers', payload: { conversationId } })
  }

  /** Colleagues came, went, or do something else. */
  presenceChanged(): void {
    this.#announce('presence', () => ({ name: 'presence-changed', payload: {} }))
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
      const text = JSON.stringify({ ...push.payload, revision: 0 })
      if (text === this.#lastStatus) return
      this.#lastStatus = text
    }
    for (const listener of this.#listeners) listener(push)
  }
}
