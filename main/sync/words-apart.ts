import type { MessagePort } from 'node:worker_threads'
import type { Words } from '../projections/word-index.ts'
import type { ReplicaPlace } from '../replica/replica-files.ts'
import { type LineWords, openWordsFile } from '../replica/words-file.ts'
import { AskedThread } from './asked-thread.ts'

/** @property table see `openWordsFile`. */
export type WordsTask = ReplicaPlace & { readonly what: 'words'; readonly table: string }

type Request = readonly LineWords[] | { readonly commit: number } | 'close' | 'close-whole'

type Answer = { readonly cursor: number }

/** So many batches may be on their way. */
const AHEAD = 4

/**
 * This side of the thread that indexes the words of a replica while another one makes the rest of it:
 * together they are a quarter of the work, and need nothing of the other three.
 */
export class WordsApart implements Words {
  readonly #thread: AskedThread<Request, Answer>
  #lines: LineWords[] = []
  /** Every line up to here was there already. */
  cursor = 0

  private constructor(program: URL, task: WordsTask) {
    this.#thread = new AskedThread('words-thread', program, task, () => {})
  }

  /** @throws SyncError `words-thread: …` when it cannot work. */
  static async start(program: URL, place: ReplicaPlace, table: string): Promise<WordsApart> {
    const apart = new WordsApart(program, { what: 'words', ...place, table })
    apart.cursor = (await apart.#thread.answer()).cursor
    return apart
  }

  put(seq: number, text: string): void {
    this.#lines.push([seq, text])
  }

  remove(seq: number): void {
    this.#lines.push([seq, null])
  }

  /** Hands over what was put since. Resolves when there is room for more. */
  async send(): Promise<void> {
    const lines = this.#lines
    this.#lines = []
    if (lines.length > 0) await this.#thread.send(lines, AHEAD)
  }

  /** Resolves when all that was handed over is on the disk. @param cursor up to where that is all. */
  async commit(cursor: number): Promise<void> {
    await this.send()
    await this.#thread.ask({ commit: cursor })
  }

  /** Ends the thread. Resolves when its file is closed. */
  async close(isWhole: boolean): Promise<void> {
    await this.#thread.ask(isWhole ? 'close-whole' : 'close')
    await this.#thread.ended
  }
}

/** The other side, in the thread. */
export function serveWords(port: MessagePort, { folder, key, table }: WordsTask): void {
  const file = openWordsFile({ folder, key }, table)
  const answer = () => port.postMessage({ cursor: file.cursor() } satisfies Answer)
  port.on('message', (request: Request) => {
    if (request === 'close' || request === 'close-whole') {
      const at = file.cursor()
      file.close(request === 'close-whole')
      port.postMessage({ cursor: at } satisfies Answer)
      port.close()
      return
    }
    if ('commit' in request) file.commit(request.commit)
    else file.write(request)
    answer()
  })
  answer()
}
