import { createHmac, hkdfSync } from 'node:crypto'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { decrypt, encrypt } from '../session/sealed-bytes.ts'
import type { CachedFileTable } from './cached-file-table.ts'

export type FileCacheOptions = {
  readonly replica: { readonly cachedFiles: CachedFileTable }
  readonly folder: string
  /** The replica's own, 32 bytes. */
  readonly key: Uint8Array
  readonly mostBytes?: number
}

const MOST_BYTES = 1024 ** 3

/**
 * Files beside the replica, encrypted by a key made from the replica's: what the relay has and can
 * give again, up to so many bytes, the least recently used go first; and files that wait to be
 * sent, which never go. Their names on the disk are keyed digests: that of a known file would tell
 * who has seen it. Invariant: a file has a row before it has bytes, so that none is forgotten.
 */
export type FileCache = ReturnType<typeof openFileCache>

export function openFileCache({ replica, folder, key, mostBytes = MOST_BYTES }: FileCacheOptions) {
  const derived = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', purpose, 32))
  const cipherKey = derived('balcao files')
  const nameKey = derived('balcao file names')

  const pathOf = (name: string) =>
    join(folder, createHmac('sha256', nameKey).update(name).digest('hex').slice(0, 40))

  async function makeRoom(): Promise<void> {
    let tooMuch = replica.cachedFiles.total() - mostBytes
    for (const { name, size } of tooMuch > 0 ? replica.cachedFiles.removable() : []) {
      if (tooMuch <= 0) break
      await inTurn(name, () => remove(name))
      tooMuch -= size
    }
  }

  async function remove(name: string): Promise<void> {
    await rm(pathOf(name), { force: true })
    replica.cachedFiles.forget(name)
  }

  /** One thing at a time is done with a file: what is removed is not what was written meanwhile. */
  const turns = new Map<string, Promise<unknown>>()
  function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
    const turn = (turns.get(name) ?? Promise.resolve()).then(work)
    const over = turn.then(
      () => {},
      () => {},
    )
    turns.set(name, over)
    void over.then(() => {
      if (turns.get(name) === over) turns.delete(name)
    })
    return turn
  }

  async function forgetIfErased(name: string): Promise<void> {
    // It may have been chosen anew while others were removed.
    if (!replica.cachedFiles.isErased(name)) return
    await remove(name)
    await remove(thumbnailOf(name))
    replica.cachedFiles.forgetErased(name)
  }

  async function readNow(name: string): Promise<Uint8Array | null> {
    if (!replica.cachedFiles.use(name)) return null
    const sealed = await readFile(pathOf(name)).catch(absent)
    const bytes = sealed === null ? null : decrypt(cipherKey, sealed)
    if (bytes === null) await remove(name)
    return bytes
  }

  async function writeNow(name: string, bytes: Uint8Array): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    replica.cachedFiles.save(name, bytes.length)
    const path = pathOf(name)
    const file = await open(`${path}.new`, 'w', 0o600)
    try {
      await file.writeFile(encrypt(cipherKey, bytes))
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(`${path}.new`, path)
  }

  return {
    /** Digests of files whose bytes have to go. */
    erasedNames: () => replica.cachedFiles.erased(),

    /**
     * Removes the bytes of what was erased. Another message's same file can be fetched again; one that
     * waits to be sent to somebody else is only here, and goes once it has been.
     */
    async forgetErased(): Promise<void> {
      for (const name of replica.cachedFiles.erased()) {
        await inTurn(name, () => forgetIfErased(name))
      }
    },

    /** @returns null for what is not here, or was damaged. */
    read: (name: string): Promise<Uint8Array | null> => inTurn(name, () => readNow(name)),

    has(name: string): boolean {
      return replica.cachedFiles.use(name)
    },

    /** It is on the disk when this resolves. */
    async write(name: string, bytes: Uint8Array): Promise<void> {
      await inTurn(name, () => writeNow(name, bytes))
      await makeRoom()
    },
  }
}

/** Under which name the thumbnail of a file is kept. */
export function thumbnailOf(name: string): string {
  return `${name}.thumbnail`
}

function absent(error: unknown): null {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
  throw error
}
