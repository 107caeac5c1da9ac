import { randomUUID } from 'node:crypto'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { syncFolder } from '../store/durable-files.ts'

/**
 * The folder of files, with either engine: `media/ab/abcdef…` by the digest of the bytes, pictures'
 * thumbnails in `media/thumbnails/`, and what is still coming in `media/incoming/`, which a start
 * empties. A name in it is only ever made of a digest.
 */
export type FileFolder = ReturnType<typeof createFileFolder>

export function createFileFolder(dataFolder: string) {
  const root = join(dataFolder, 'media')
  const incoming = join(root, 'incoming')
  const pathOf = (sha256: string) => join(root, sha256.slice(0, 2), sha256)
  const thumbnailOf = (sha256: string) =>
    join(root, 'thumbnails', sha256.slice(0, 2), `${sha256}.webp`)

  const incomingThumbnail = (path: string) => `${path}.webp`

  return {
    pathOf,
    thumbnailOf,

    /** Makes the folders; what an earlier run left half done is removed. */
    async prepare(): Promise<void> {
      await rm(incoming, { recursive: true, force: true })
      await mkdir(incoming, { recursive: true, mode: 0o700 })
    },

    /** The same where others may be bringing files too. */
    async makePlace(): Promise<void> {
      await mkdir(incoming, { recursive: true, mode: 0o700 })
    },

    /** A new name for a file that is coming in. */
    incomingPath: () => join(incoming, randomUUID()),

    /** Where the thumbnail of a file that is coming in is made. */
    incomingThumbnail,

    /** Puts a file whose bytes are on the disk where it belongs; it survives a power cut then. */
    async keep(path: string, sha256: string): Promise<void> {
      const place = pathOf(sha256)
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      await rename(path, place)
      syncFolder(dirname(place))
    },

    /** The same for a thumbnail, which can be made again: it needs no sync. */
    async keepThumbnail(path: string, sha256: string): Promise<void> {
      const place = thumbnailOf(sha256)
      await mkdir(dirname(place), { recursive: true, mode: 0o700 })
      await rename(path, place)
    },

    async hasThumbnail(sha256: string): Promise<boolean> {
      return (await stat(thumbnailOf(sha256)).catch(() => null)) !== null
    },

    async remove(sha256: string): Promise<void> {
      for (const path of [pathOf(sha256), thumbnailOf(sha256)]) await rm(path, { force: true })
    },

    /** Takes away what has come in and was not kept. */
    async drop(path: string): Promise<void> {
      for (const each of [path, incomingThumbnail(path)]) await rm(each, { force: true })
    },

    /** In bytes; null where the file is missing. */
    async sizeOf(sha256: string): Promise<number | null> {
      const found = await stat(pathOf(sha256)).catch(() => null)
      return found?.size ?? null
    },

    /** When the bytes of a file came (ms); null where they are missing. */
    async keptAt(sha256: string): Promise<number | null> {
      const found = await stat(pathOf(sha256)).catch(() => null)
      return found && Math.floor(found.mtimeMs)
    },
  }
}
