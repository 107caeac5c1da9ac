import { Worker } from 'node:worker_threads'
import { SyncError } from './sync-error.ts'

/**
 * A thread that answers each request once, in order, and says by a first answer that it can work.
 * What goes wrong in it ends it, and every request that waits is refused.
 */
export class AskedThread<Request, Answer> {
  readonly #name: string
  readonly #thread: Worker
  readonly #waiting: PromiseWithResolvers<Answer>[] = []
  /** When it is over, however it ended. */
  readonly ended: Promise<void>
  /** Why it ended; null while it has not. */
  #end: SyncError | null = null

  /**
   * @param name what the codes of its errors begin with.
   * @param task its `workerData`.
   * @param onAnswer told each, before whoever asked is.
   */
  constructor(name: string, program: URL, task: unknown, onAnswer: (answer: Answer) => void) {
    this.#name = name
    this.#thread = new Worker(program, { workerData: task })
    this.#thread.on('message', (answer: Answer) => {
      onAnswer(answer)
      this.#waiting.shift()?.resolve(answer)
    })
    const { promise, resolve } = Promise.withResolvers<void>()
    this.ended = promise
    // Messages of its errors may quote what citizens wrote.
    this.#thread.on('error', (error) => this.#fail(codeIn(error)))
    this.#thread.on('exit', () => {
      this.#fail('ended')
      resolve()
    })
  }

  get hasEnded(): boolean {
    return this.#end !== null
  }

  /** The next answer, of which no other request is told. */
  answer(): Promise<Answer> {
    const waiting = Promise.withResolvers<Answer>()
    this.#waiting.push(waiting)
    return waiting.promise
  }

  /** @param given is the thread's from here on. @throws SyncError `NAME: …` */
  ask(request: Request, given: readonly ArrayBuffer[] = []): Promise<Answer> {
    if (this.#end) return Promise.reject(this.#end)
    this.#thread.postMessage(request, given)
    return this.answer()
  }

  /**
   * Asks without waiting for the answer, except while more than `ahead` are on their way.
   * @throws SyncError `NAME: …`
   */
  async send(request: Request, ahead: number, given: readonly ArrayBuffer[] = []): Promise<void> {
    this.ask(request, given).catch(() => {})
    if (this.#end) throw this.#end
    if (this.#waiting.length > ahead) await this.#waiting[0]?.promise
  }

  #fail(code: string): void {
    this.#end ??= new SyncError(`${this.#name}: ${code}`)
    for (const waiting of this.#waiting.splice(0)) waiting.reject(this.#end)
  }
}

/** Whether a thread of that name is what failed. */
export function isOfThread(name: string, error: unknown): boolean {
  return error instanceof SyncError && error.code.startsWith(`${name}: `)
}

function codeIn(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
