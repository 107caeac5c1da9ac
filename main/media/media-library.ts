import { createHash } from 'node:crypto'
import { MAX_FILE_BYTES } from '../../shared/domain/attachment.ts'
import type { Answered, RelayClient } from '../sync/relay-client.ts'
import { type FileCache, thumbnailOf } from './file-cache.ts'

export type Variant = 'whole' | 'thumbnail'

export type Wanted = { readonly sha256: string; readonly variant: Variant }

export type Found =
  | { outcome: 'found'; bytes: Uint8Array }
  /** Not on this PC, and the relay cannot be asked now. */
  | { outcome: 'away' }
  /** The relay does not have it. */
  | { outcome: 'missing' }

export type MediaLibraryOptions = {
  readonly cache: FileCache
  readonly client: Pick<RelayClient, 'media'>
  readonly token: () => string | null
  readonly isConnected: () => boolean
}

/** So many downloads ahead at a time: what an agent waits for must not stand behind them. */
const AHEAD_AT_ONCE = 2

/** Files of messages: from this PC where they are, else from the relay, which are then kept. */
export class MediaLibrary {
  readonly #options: MediaLibraryOptions
  readonly #stopping = new AbortController()
  readonly #underWay = new Map<string, { found: Promise<Found>; abort: AbortController }>()
  #ahead: Wanted[] = []
  #aheadRunning = 0

  constructor(options: MediaLibraryOptions) {
    this.#options = options
  }

  /** Whoever asks meanwhile for the same waits for the same download. */
  get(sha256: string, variant: Variant): Promise<Found> {
    const name = nameOf(sha256, variant)
    const underWay = this.#underWay.get(name)
    if (underWay) return underWay.found
    const abort = new AbortController()
    const found = this.#find(sha256, variant, abort.signal).finally(() => {
      this.#underWay.delete(name)
    })
    this.#underWay.set(name, { found, abort })
    return found
  }

  /** Fetches what will be looked at soon; what was asked for ahead before is forgotten. */
  fetchAhead(wanted: readonly Wanted[]): void {
    const { cache } = this.#options
    this.#ahead = wanted.filter(({ sha256, variant }) => !cache.has(nameOf(sha256, variant)))
    while (this.#aheadRunning < AHEAD_AT_ONCE && this.#ahead.length > 0) void this.#runAhead()
  }

  /** Removes what was erased: also what of it is on its way here, and would be kept once it came. */
  async forgetErased(): Promise<void> {
    const { cache } = this.#options
    const coming = cache
      .erasedNames()
      .flatMap((sha256) => [
        ...[this.#underWay.get(nameOf(sha256, 'whole'))],
        ...[this.#underWay.get(nameOf(sha256, 'thumbnail'))],
      ])
    for (const download of coming) download?.abort.abort()
    await Promise.allSettled(coming.map((download) => download?.found))
    await cache.forgetErased()
  }

  async stop(): Promise<void> {
    this.#ahead = []
    this.#stopping.abort()
    await Promise.allSettled([...this.#underWay.values()].map(({ found }) => found))
  }

  async #runAhead(): Promise<void> {
    this.#aheadRunning += 1
    for (let next = this.#ahead.shift(); next; next = this.#ahead.shift()) {
      if (!this.#options.isConnected()) break
      // Nobody waits for it: who looks at it later asks again, and is told what is wrong.
      await this.get(next.sha256, next.variant).catch(() => null)
    }
    this.#aheadRunning -= 1
  }

  async #find(sha256: string, variant: Variant, signal: AbortSignal): Promise<Found> {
    const { cache, isConnected } = this.#options
    const kept = await cache.read(nameOf(sha256, variant))
    if (kept) return { outcome: 'found', bytes: kept }
    if (!isConnected()) return this.#wholeInstead(sha256, variant)
    const path = variant === 'whole' ? sha256 : `${sha256}/thumbnail`
    const answer = await this.#fetch(path, signal)
    if (signal.aborted) return { outcome: 'missing' }
    if (answer.outcome === 'refused') {
      return answer.status === 404 ? { outcome: 'missing' } : this.#wholeInstead(sha256, variant)
    }
    // Whoever stands in between may send what they like: only a thumbnail cannot be checked.
    if (variant === 'whole' && digest(answer.value) !== sha256) return { outcome: 'away' }
    await cache.write(nameOf(sha256, variant), answer.value)
    return { outcome: 'found', bytes: answer.value }
  }

  /** Of a picture that was chosen here there is no thumbnail yet. */
  async #wholeInstead(sha256: string, variant: Variant): Promise<Found> {
    const whole = variant === 'thumbnail' ? await this.#options.cache.read(sha256) : null
    return whole ? { outcome: 'found', bytes: whole } : { outcome: 'away' }
  }

  async #fetch(path: string, erased: AbortSignal): Promise<Answered<Uint8Array>> {
    const { client, token } = this.#options
    const signal = AbortSignal.any([this.#stopping.signal, erased])
    const answer = await client.media(token(), path, signal)
    if (answer.outcome === 'refused') return answer
    const bytes = await collect(answer.value).catch(() => null)
    return bytes === null
      ? { outcome: 'refused', status: 0, reached: true }
      : { outcome: 'answered', value: bytes }
  }
}

function nameOf(sha256: string, variant: Variant): string {
  return variant === 'whole' ? sha256 : thumbnailOf(sha256)
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function collect(body: AsyncIterable<Uint8Array>): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > MAX_FILE_BYTES) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
