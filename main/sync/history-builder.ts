import { Worker } from 'node:worker_threads'
import type { ReplicaPlace } from '../replica/replica-files.ts'
import { SyncError } from './sync-error.ts'

/** @property erased see `buildReplica`. */
export type HistoryTask = ReplicaPlace & { readonly erased: number }

/** A piece of a body, or what to do. */
export type ThreadRequest = Uint8Array | 'end-body' | 'close' | 'close-whole'

export type ThreadAnswer = { readonly cursor: number }

/** So many pieces may be on their way to the thread: more would only fill the memory. */
const AHEAD = 32

const CODE = 'history-thread: '

/** This side of the thread that builds a replica from the whole log. */
export class HistoryBuilder {
  readonly #thread: Worker
  readonly #waiting: PromiseWithResolvers<number>[] = []
  readonly #ended: Promise<void>
  /** Why it ended; null while it has not. */
  #end: SyncError | null = null
  /** How far it is known to have come. */
  cursor = 0

  private constructor(program: URL, task: HistoryTask) {
    this.#thread = new Worker(program, { workerData: task })
    this.#thread.on('message', ({ cursor }: ThreadAnswer) => {
      this.cursor = cursor
      this.#waiting.shift()?.resolve(cursor)
    })
    const { promise, resolve } = Promise.withResolvers<void>()
    this.#ended = promise
    // Messages of its errors may quote what citizens wrote.
    this.#thread.on('error', (error) => this.#fail(codeIn(error)))
    this.#thread.on('exit', () => {
      this.#fail('ended')
      resolve()
    })
  }

  /** @throws SyncError `history-thread: …` when it cannot work. */
  static async start(program: URL, task: HistoryTask): Promise<HistoryBuilder> {
    const builder = new HistoryBuilder(program, task)
    await builder.#answer()
    return builder
  }

  /** Resolves when there is room for another piece. @param chunk is the thread's from here on. */
  async take(chunk: Uint8Array): Promise<void> {
    // Given away where it can be: copies of a whole history are a lot to throw away, for the thread that answers the screen.
    this.#ask(chunk, ownBuffer(chunk)).catch(() => {})
    if (this.#end) throw this.#end
    if (this.#waiting.length > AHEAD) await this.#waiting[0]?.promise
  }

  /** What came of a body is taken. */
  endBody(): Promise<number> {
    return this.#ask('end-body')
  }

  /** Ends the thread, whose file is closed then, and complete where it shall be whole. */
  async close(as: 'part' | 'whole'): Promise<void> {
    if (this.#end === null) {
      const closed = this.#ask(as === 'whole' ? 'close-whole' : 'close')
      await (as === 'whole' ? closed : closed.catch(() => {}))
    }
    await this.#ended
  }

  #ask(request: ThreadRequest, given: readonly ArrayBuffer[] = []): Promise<number> {
    if (this.#end) return Promise.reject(this.#end)
    this.#thread.postMessage(request, given)
    return this.#answer()
  }

  #answer(): Promise<number> {
    const waiting = Promise.withResolvers<number>()
    this.#waiting.push(waiting)
    return waiting.promise
  }

  #fail(code: string): void {
    this.#end ??= new SyncError(CODE + code)
    for (const waiting of this.#waiting.splice(0)) waiting.reject(this.#end)
  }
}

/** What a piece lies in, unless something else lies there too. */
function ownBuffer({ buffer, byteLength }: Uint8Array): ArrayBuffer[] {
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : []
}

/** Whether the thread, and not the relay or the way to it, is what failed. */
export function isOfThread(error: unknown): boolean {
  return error instanceof SyncError && error.code.startsWith(CODE)
}

function codeIn(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
