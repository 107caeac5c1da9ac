import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import * as z from '../../shared/late-zod.ts'
import { openEncrypted } from '../store/database.ts'
import { type MetaTable, openMetaTable } from '../store/meta-table.ts'
import { makeOwedIndexes } from './put-off-indexes.ts'
import { type OpenedReplica, openReplica, openReplicaOn } from './replica.ts'

/** Where a replica lies, and its key, 32 bytes. */
export type ReplicaPlace = { readonly folder: string; readonly key: Uint8Array }

const WHOLE = 'is-replica'

const USUAL = 'replica.db'
const BESIDE = 'beside.db'
const WORDS = 'words.db'

/**
 * While the history of a new replica is fetched, another one is built beside it from the whole log.
 * Whichever was marked last is the replica: the mark is written in the transaction that makes the
 * other one complete, and the files get their usual name when they are next opened.
 */
export function openReplicaIn(place: ReplicaPlace): OpenedReplica {
  mkdirSync(place.folder, { recursive: true, mode: 0o700 })
  return openReplica(replicaPath(place), place.key)
}

export function hasReplica({ folder }: Pick<ReplicaPlace, 'folder'>): boolean {
  return existsSync(join(folder, USUAL)) || existsSync(join(folder, BESIDE))
}

/** With every index, also of one whose building was cut off: migrations rely on them. */
export function openBeside({ folder, key }: ReplicaPlace): OpenedReplica {
  const db = openEncrypted(join(folder, BESIDE), key)
  try {
    makeOwedIndexes(db)
  } catch (error) {
    db.close()
    throw error
  }
  return openReplicaOn(db)
}

export function removeBeside({ folder }: Pick<ReplicaPlace, 'folder'>): void {
  remove(join(folder, BESIDE))
  removeWords({ folder })
}

/** The words of one that is being built, which a thread of its own indexes: `words-file.ts`. */
export function wordsPath({ folder }: Pick<ReplicaPlace, 'folder'>): string {
  return join(folder, WORDS)
}

export function removeWords(place: Pick<ReplicaPlace, 'folder'>): void {
  remove(wordsPath(place))
}

/** The former replica, once the other one is marked and this one is closed. */
export function removeFormer({ folder }: Pick<ReplicaPlace, 'folder'>): void {
  remove(join(folder, USUAL))
}

/** Written with what makes it whole. */
export function markWhole(meta: MetaTable): void {
  meta.write(WHOLE, true)
}

export function isMarkedWhole(meta: MetaTable): boolean {
  return meta.read(WHOLE, z.boolean()) === true
}

function replicaPath({ folder, key }: ReplicaPlace): string {
  const usual = join(folder, USUAL)
  const beside = join(folder, BESIDE)
  if (!isWhole(beside, key)) return usual
  remove(usual)
  // What its journal still holds belongs to its name: then it goes on under this one.
  if (existsSync(`${beside}-wal`)) return beside
  renameSync(beside, usual)
  return usual
}

/** One that cannot be read is none: it never became the replica, or neither would be readable. */
function isWhole(path: string, key: Uint8Array): boolean {
  if (!existsSync(path)) return false
  try {
    const db = openEncrypted(path, key)
    try {
      const hasMeta = db.prepare(`select 1 from sqlite_schema where name = 'meta'`).get()
      return hasMeta !== undefined && isMarkedWhole(openMetaTable(db))
    } finally {
      db.close()
    }
  } catch (error) {
    if (error instanceof Sqlite.SqliteError) return false
    throw error
  }
}

/** The journal first: left behind, it would be taken for that of the next file of this name. */
function remove(path: string): void {
  for (const suffix of ['-wal', '-shm', '-journal', '']) rmSync(path + suffix, { force: true })
}
