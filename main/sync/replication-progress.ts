import type { HistoryProgress, SyncStatus } from '../../shared/ipc/status.ts'
import * as z from '../../shared/late-zod.ts'
import { readPosition } from '../replica/position.ts'
import type { MetaTable } from '../store/meta-table.ts'
import { advance, interrupted, type Progress } from './progress.ts'

/** A bar moves a few times a second; a screen that hears more often only works more (ms). */
const TOLD_EVERY_MS = 200

const messagesSchema = z.int().nonnegative()

/** What the screen is told of a first replication, from the first event to a complete replica. */
export class ReplicationProgress {
  readonly #replica: { readonly meta: MetaTable }
  readonly #now: () => number
  readonly #onNews: () => void
  #opening: Progress | null = null
  #history: Progress | null = null
  #toldAt = Number.NEGATIVE_INFINITY
  /** How far a replica that is built beside this one has come. */
  #beside = 0

  /** @param now ms of a clock that nobody sets. */
  constructor(replica: { readonly meta: MetaTable }, now: () => number, onNews: () => void) {
    this.#replica = replica
    this.#now = now
    this.#onNews = onNews
  }

  /** How many messages the whole log holds; kept, because a restart goes on in the middle. */
  keepExtent(messages: number | undefined): void {
    if (messages === undefined) this.#replica.meta.remove('messages-in-log')
    else this.#replica.meta.write('messages-in-log', messages)
  }

  /** So many events of the snapshot are here. */
  opened(done: number, total: number): void {
    if (total === 0) return
    this.#opening = advance(this.#opening, { at: this.#now(), done, total })
    this.#tell()
  }

  /** So many events are in the replica that is built beside this one. */
  isBeside(done: number): void {
    this.#beside = done
  }

  isOpen(): void {
    this.#opening = null
  }

  /** Something came from the relay: it may have been history. */
  heard(): void {
    const { done, end } = this.#position()
    if (done < end) {
      this.#history = advance(this.#history, { at: this.#now(), done, total: end })
      this.#tell()
    } else if (this.#history !== null) {
      this.#history = null
      this.#onNews()
    }
  }

  cut(): void {
    if (this.#history !== null) this.#history = interrupted(this.#history)
  }

  view(): Pick<SyncStatus, 'opening' | 'history'> {
    const { done, end } = this.#position()
    const opening = this.#opening && { done: this.#opening.done, total: this.#opening.total }
    return { opening, history: done < end ? this.#historyView(done, end) : null }
  }

  #position(): { done: number; end: number } {
    const { done, end } = readPosition(this.#replica.meta).history
    return { done: Math.min(Math.max(done, this.#beside), end), end }
  }

  #historyView(position: number, total: number): HistoryProgress {
    const done = Math.max(position, this.#history?.done ?? 0)
    const messages = this.#replica.meta.read('messages-in-log', messagesSchema)
    return {
      ...{ done, total, leftMs: this.#history?.leftMs ?? null },
      messages:
        messages === null ? null : { done: Math.floor((messages * done) / total), total: messages },
    }
  }

  #tell(): void {
    const now = this.#now()
    if (now - this.#toldAt < TOLD_EVERY_MS) return
    this.#toldAt = now
    this.#onNews()
  }
}
