import type { MessagePort } from 'node:worker_threads'
import type { Words, WordTable } from '../projections/word-index.ts'
import type { ReplicaPlace } from '../replica/replica-files.ts'
import { openWordsFile, type PlacedWords } from '../replica/words-file.ts'
import { AskedThread } from './asked-thread.ts'

/** @property tables see `openWordsFile`. */
export type WordsTask = ReplicaPlace & { readonly what: 'words'; readonly tables: string }

type Request = readonly PlacedWords[] | { readonly commit: number } | 'close' | 'close-whole'

type Answer = { readonly cursor: number }

/** So many batches may be on their way. */
const AHEAD = 4

/**
 * This side of the thread that indexes the words of a replica while another one makes the rest of it:
 * together they are a quarter of the work, and need nothing of the other three.
 */
export class WordsApart {
  readonly #thread: AskedThread<Request, Answer>
  #words: PlacedWords[] = []
  /** All words up to here were there already. */
  cursor = 0

  private constructor(program: URL, task: WordsTask) {
    this.#thread = new AskedThread('words-thread', program, task, () => {})
  }

  /**
   * With a new file. Does not wait until the thread can work: what it is handed meanwhile waits for it,
   * and should it never work, the next that is asked of it throws.
   */
  static begin(program: URL, place: ReplicaPlace, tables: string): WordsApart {
    const apart = new WordsApart(program, { what: 'words', ...place, tables })
    apart.#thread.answer().catch(() => {})
    return apart
  }

  /** With a file that is there. @throws SyncError `words-thread: …` when it cannot work. */
  static async goOn(program: URL, place: ReplicaPlace, tables: string): Promise<WordsApart> {
    const apart = new WordsApart(program, { what: 'words', ...place, tables })
    apart.cursor = (await apart.#thread.answer()).cursor
    return apart
  }

  /** Takes the words of a table. */
  of(table: WordTable): Words {
    return {
      put: (seq, text) => this.#words.push([table, seq, text]),
      remove: (seq) => this.#words.push([table, seq, null]),
    }
  }

  /** Hands over what was put since. Resolves when there is room for more. */
  async send(): Promise<void> {
    const words = this.#words
    this.#words = []
    if (words.length > 0) await this.#thread.send(words, AHEAD)
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
export function serveWords(port: MessagePort, { folder, key, tables }: WordsTask): void {
  const file = openWordsFile({ folder, key }, tables)
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
