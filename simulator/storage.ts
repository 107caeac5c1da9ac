import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { reportFailure } from './failures.ts'
import type { Sent } from './network/network.ts'
import type { Citizen } from './phones/citizen.ts'
import type { Media, Message } from './phones/message.ts'
import type { StoryProgress } from './stories/story.ts'
import type { Update } from './webhooks/update.ts'

/** Everything that survives a restart, as one JSON file. */
export type State = {
  version: 1
  phones: { citizen: Citizen; thread: Message[] }[]
  sent: Sent[]
  media: Media[]
  /** Updates that the business has not acknowledged, oldest first. */
  pending: Update[]
  stories: StoryProgress[]
}

const FILE = 'simulator.json'
/** Changes gather for so long before they are written. */
const GATHERING_MS = 300

/** Null where nothing was kept yet. */
export async function loadState(folder: string): Promise<State | null> {
  const text = await readFile(join(folder, FILE), 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
  if (text === null) return null
  const state: unknown = JSON.parse(text)
  if (isState(state)) return state
  throw new Error(`${FILE} in the data folder was written by another version of the simulator`)
}

/** Only this program writes the file, so its version vouches for its shape. */
function isState(value: unknown): value is State {
  return typeof value === 'object' && value !== null && 'version' in value && value.version === 1
}

/** Writes the state a moment after it changed, whole or not at all. */
export class Keeper {
  readonly #folder: string
  readonly #collect: () => State
  #timer: NodeJS.Timeout | null = null
  #writing: Promise<void> = Promise.resolve()

  constructor(folder: string, collect: () => State) {
    this.#folder = folder
    this.#collect = collect
  }

  changed(): void {
    this.#timer ??= setTimeout(() => {
      this.flush().catch((error: unknown) => reportFailure('the state was not kept', error))
    }, GATHERING_MS)
  }

  /**
   * Writes at once, after a write that is under way.
   * @throws what the disk says; the next change writes everything again.
   */
  flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const written = this.#writing.then(() => this.#write())
    // Who asked for it hears of a failure, and the next writing begins all the same.
    this.#writing = written.catch(() => undefined)
    return written
  }

  async #write(): Promise<void> {
    const text = JSON.stringify(this.#collect())
    await mkdir(this.#folder, { recursive: true })
    const next = join(this.#folder, `${FILE}.next`)
    const file = await open(next, 'w')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(next, join(this.#folder, FILE))
  }
}
