import { isMarkedAsUntransferable } from 'node:worker_threads'
import type { ReplicaPlace } from '../replica/replica-files.ts'
import { AskedThread, isOfThread as isOf } from './asked-thread.ts'

/** @property erased see `buildReplica`. */
export type HistoryTask = ReplicaPlace & { readonly what: 'history'; readonly erased: number }

/** A piece of a body, or what to do. */
export type ThreadRequest = Uint8Array | 'end-body' | 'close' | 'close-whole'

export type ThreadAnswer = { readonly cursor: number }

/** So many pieces may be on their way to the thread: more would only fill the memory. */
const AHEAD = 32

const NAME = 'history-thread'

/** This side of the thread that builds a replica from the whole log. */
export class HistoryBuilder {
  readonly #thread: AskedThread<ThreadRequest, ThreadAnswer>
  /** How far it is known to have come. */
  cursor = 0

  private constructor(program: URL, task: HistoryTask) {
    this.#thread = new AskedThread(NAME, program, task, ({ cursor }) => {
      this.cursor = cursor
    })
  }

  /** @throws SyncError `history-thread: …` when it cannot work. */
  static async start(program: URL, task: Omit<HistoryTask, 'what'>): Promise<HistoryBuilder> {
    const builder = new HistoryBuilder(program, { what: 'history', ...task })
    try {
      await builder.#thread.answer()
    } catch (error) {
      // Its file is closed then, and can be removed on Windows, too.
      await builder.#thread.ended
      throw error
    }
    return builder
  }

  /** Resolves when there is room for another piece. @param chunk is the thread's from here on. */
  async take(chunk: Uint8Array): Promise<void> {
    // Given away where it can be: copies of a whole history are a lot to throw away, for the thread
    // that answers the screen.
    await this.#thread.send(chunk, AHEAD, ownBuffer(chunk))
  }

  /** What came of a body is taken. @returns how far it has come. */
  async endBody(): Promise<number> {
    const { cursor } = await this.#thread.ask('end-body')
    return cursor
  }

  /** Ends the thread, whose file is closed then, and complete where it shall be whole. */
  async close(as: 'part' | 'whole'): Promise<void> {
    if (!this.#thread.hasEnded) {
      const closed = this.#thread.ask(as === 'whole' ? 'close-whole' : 'close')
      await (as === 'whole' ? closed : closed.catch(() => {}))
    }
    await this.#thread.ended
  }
}

/** What a piece lies in, unless something else lies there too, or whoever made it keeps it. */
function ownBuffer({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  if (!(buffer instanceof ArrayBuffer) || buffer.byteLength !== byteLength) return []
  return isMarkedAsUntransferable(buffer) ? [] : [buffer]
}

/** Whether the thread, and not the relay or the way to it, is what failed. */
export function isOfThread(error: unknown): boolean {
  return isOf(NAME, error)
}
