import { createReadStream } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import type { StoredFile } from '../../shared/domain/stored-file.ts'
import type { Reader } from '../store/port.ts'
import { faultOf } from './examine-folder.ts'
import type { FileFolder } from './file-folder.ts'
import * as files from './file-table.ts'
import type { Pictures } from './pictures.ts'
import { receiveBytes } from './receive-bytes.ts'

/** What became of the files of a store: digests of those that could not be brought. */
export type CopiedFiles = {
  readonly copied: number
  readonly present: number
  readonly missing: readonly string[]
  /** Their bytes are not those that their digest names. */
  readonly changed: readonly string[]
}

const ROWS_PER_READ = 500

/**
 * Brings every file that a store speaks of from one folder into another, each checked by its digest
 * on the way. What is there already is left: `size`, by its size alone; `digest`, if its bytes are right.
 * A picture that has no thumbnail in either folder gets one.
 */
export async function copyFiles(
  sql: Reader,
  {
    from,
    to,
    trust,
    pictures,
  }: {
    readonly from: FileFolder
    readonly to: FileFolder
    readonly trust: 'size' | 'digest'
    readonly pictures: Pictures
  },
): Promise<CopiedFiles> {
  const found = { copied: 0, present: 0, missing: [] as string[], changed: [] as string[] }
  for (let after = ''; ; ) {
    const some = await files.page(sql, after, ROWS_PER_READ)
    for (const file of some) {
      const outcome = (await isThere(to, file, trust)) ? 'present' : await bring(from, to, file)
      if (outcome === 'copied' || outcome === 'present') {
        found[outcome] += 1
        await provideThumbnail(to, file, pictures)
      } else found[outcome].push(file.sha256)
    }
    const last = some.at(-1)
    if (last === undefined) return found
    after = last.sha256
  }
}

async function isThere(to: FileFolder, file: StoredFile, trust: 'size' | 'digest') {
  return trust === 'size'
    ? (await to.sizeOf(file.sha256)) === file.size
    : (await faultOf(to, file)) === null
}

async function bring(
  from: FileFolder,
  to: FileFolder,
  { sha256, size }: StoredFile,
): Promise<'copied' | 'missing' | 'changed'> {
  if ((await from.sizeOf(sha256)) === null) return 'missing'
  await to.makePlace()
  const path = to.incomingPath()
  try {
    const received = await receiveBytes(createReadStream(from.pathOf(sha256)), path, size)
    if (received.outcome !== 'received' || received.sha256 !== sha256) return 'changed'
    // Not every file has one, and it is not a record: its digest is nobody's.
    const hasThumbnail = await copyFile(from.thumbnailOf(sha256), to.incomingThumbnail(path)).then(
      () => true,
      isAbsent,
    )
    if (hasThumbnail) await to.keepThumbnail(to.incomingThumbnail(path), sha256)
    await to.keep(path, sha256)
    return 'copied'
  } catch (error) {
    // Erased between the look and the copy.
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    return 'missing'
  } finally {
    await to.drop(path)
  }
}

/** Only of what could be looked at once: of others there is none, and nobody asks for it. */
async function provideThumbnail(
  folder: FileFolder,
  { sha256, width }: StoredFile,
  pictures: Pictures,
): Promise<void> {
  if (width === null || (await folder.hasThumbnail(sha256))) return
  const made = folder.incomingThumbnail(folder.incomingPath())
  await folder.makePlace()
  const size = await pictures.look(folder.pathOf(sha256), made)
  if (size !== null) await folder.keepThumbnail(made, sha256)
}

function isAbsent(error: NodeJS.ErrnoException): false {
  if (error.code === 'ENOENT') return false
  throw error
}
