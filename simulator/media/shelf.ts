import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { newMediaId } from '../identifiers.ts'
import type { Media } from '../phones/message.ts'
import { TooMuch } from '../too-much.ts'

/** All files together. */
const MAX_BYTES = 1024 ** 3

export type ShelfContext = {
  /** Null keeps the bytes in memory. */
  folder: string | null
  baseUrl: () => string
  urlLifetimeMs: () => number
  now: () => number
}

/** The query of a file's address, as it comes back from whoever asks for the file. */
export type SignedQuery = { mid?: unknown; ext?: unknown; hash?: unknown }

/** Files that business and citizens have sent, behind addresses that expire. */
export class MediaShelf {
  readonly #context: ShelfContext
  readonly #files = new Map<string, Media>()
  readonly #bytes = new Map<string, Buffer>()
  #size = 0
  /** New at each start: old addresses are worth nothing then, as if they had expired. */
  readonly #key = randomBytes(32)

  constructor(context: ShelfContext) {
    this.#context = context
  }

  list(): Media[] {
    return [...this.#files.values()]
  }

  restore(media: readonly Media[]): void {
    for (const file of media) {
      this.#files.set(file.id, file)
      this.#size += file.size
    }
  }

  find(id: string): Media | null {
    return this.#files.get(id) ?? null
  }

  async put(bytes: Buffer, mimeType: string, filename: string | null): Promise<Media> {
    if (this.#size + bytes.length > MAX_BYTES) throw new TooMuch()
    this.#size += bytes.length
    const id = newMediaId()
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const { folder } = this.#context
    if (folder === null) {
      this.#bytes.set(id, bytes)
    } else {
      await mkdir(folder, { recursive: true })
      await writeFile(join(folder, id), bytes)
    }
    const media = { id, mimeType, sha256, size: bytes.length, filename }
    this.#files.set(id, media)
    return media
  }

  async bytes(id: string): Promise<Buffer | null> {
    if (!this.#files.has(id)) return null
    const { folder } = this.#context
    return folder === null ? (this.#bytes.get(id) ?? null) : await readFile(join(folder, id))
  }

  async remove(id: string): Promise<void> {
    this.#size -= this.#files.get(id)?.size ?? 0
    this.#files.delete(id)
    this.#bytes.delete(id)
    const { folder } = this.#context
    if (folder !== null) await rm(join(folder, id), { force: true })
  }

  /** An address like Meta's, good for some minutes and only with the token (section 5.5). */
  address(id: string, source: 'getMedia' | 'webhook'): string {
    const { baseUrl, now, urlLifetimeMs } = this.#context
    const ext = String(Math.floor((now() + urlLifetimeMs()) / 1000))
    const query = new URLSearchParams({ mid: id, source, ext, hash: this.#sign(id, ext) })
    return `${baseUrl()}/whatsapp_business/attachments/?${query}`
  }

  /** The id that an address speaks of; null when it has expired or was never given out. */
  idBehind({ mid, ext, hash }: SignedQuery): string | null {
    if (typeof mid !== 'string' || typeof ext !== 'string' || typeof hash !== 'string') return null
    const expected = Buffer.from(this.#sign(mid, ext))
    const given = Buffer.from(hash)
    const genuine = given.length === expected.length && timingSafeEqual(given, expected)
    return genuine && Number(ext) * 1000 > this.#context.now() ? mid : null
  }

  #sign(id: string, ext: string): string {
    return createHmac('sha256', this.#key).update(`${id}|${ext}`).digest('base64url')
  }
}
