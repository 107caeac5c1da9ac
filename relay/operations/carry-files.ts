import { dirname } from 'node:path'
import { type CopiedFiles, copyFiles } from '../media/copy-files.ts'
import { createFileFolder } from '../media/file-folder.ts'
import * as files from '../media/file-table.ts'
import { createPictures } from '../media/pictures.ts'
import { appliedIn } from '../store/migrate.ts'
import { keptFiles } from '../store/migrations/0042-kept-files.ts'
import type { Reader } from '../store/port.ts'
import { openSqliteSnapshot } from '../store/sqlite-files.ts'

/** So many are named; the rest is counted. */
const MOST_NAMED = 10

type Carrying = {
  /** The store that says which files there are: a backup, or one that is being restored. */
  readonly store: string
  readonly print: (line: string) => void
}

/**
 * Brings the files of a backup into the folder `media` beside it, which backups in one folder share:
 * what an earlier one brought is not copied again.
 * @param backup the file that the backup becomes.
 * @param live the store itself, which may have erased files since its picture was taken.
 * @returns whether all files are there.
 */
export async function carryOut(
  { store, print }: Carrying,
  { dataFolder, backup, live }: { dataFolder: string; backup: string; live: ReadLive },
): Promise<boolean> {
  const place = dirname(backup)
  const found = await carry(store, { from: dataFolder, to: place, trust: 'size' })
  const missing: string[] = []
  for (const sha256 of found.missing) {
    if ((await live((sql) => files.find(sql, sha256))) !== null) missing.push(sha256)
  }
  const count = found.copied + found.present
  if (count > 0) print(`With ${count} files in ${place}/media, ${found.copied} of them new there.`)
  const erased = found.missing.length - missing.length
  if (erased > 0) print(`${erased} files were erased while the backup was made, and are not in it.`)
  return tellMissing({ ...found, missing }, 'the folder of files', print)
}

type ReadLive = <T>(work: (sql: Reader) => Promise<T>) => Promise<T>

/**
 * Brings the files of a restored store back from the folder `media` beside its backup.
 * @returns whether all files are there.
 */
export async function bringBack(
  { store, print }: Carrying,
  { dataFolder, backup }: { dataFolder: string; backup: string },
): Promise<boolean> {
  const found = await carry(store, { from: dirname(backup), to: dataFolder, trust: 'digest' })
  const count = found.copied + found.present
  if (count > 0) print(`${count} files are there, ${found.copied} of them brought back.`)
  return tellMissing(found, `${dirname(backup)}/media`, print)
}

const nothing: CopiedFiles = { copied: 0, present: 0, missing: [], changed: [] }

async function carry(
  store: string,
  { from, to, trust }: { from: string; to: string; trust: 'size' | 'digest' },
): Promise<CopiedFiles> {
  const sql = openSqliteSnapshot(store)
  const pictures = createPictures()
  try {
    // A store of before there were files, or of the first days of them: it is to be migrated first.
    if (!(await appliedIn(sql)).includes(keptFiles.number)) return nothing
    const [source, target] = [createFileFolder(from), createFileFolder(to)]
    return await copyFiles(sql, { from: source, to: target, trust, pictures })
  } finally {
    pictures.stop()
    await sql.close()
  }
}

function tellMissing(
  { missing, changed }: Pick<CopiedFiles, 'missing' | 'changed'>,
  where: string,
  print: (line: string) => void,
): boolean {
  if (missing.length > 0)
    print(`${missing.length} files are missing in ${where}: ${named(missing)}.`)
  if (changed.length > 0) {
    print(`${changed.length} files in ${where} are not what they were: ${named(changed)}.`)
  }
  return missing.length + changed.length === 0
}

/** By the beginnings of their digests, as `verify` does. */
function named(digests: readonly string[]): string {
  const some = digests.slice(0, MOST_NAMED).map((sha256) => `${sha256.slice(0, 12)}…`)
  const more = digests.length - some.length
  return some.join(', ') + (more > 0 ? ` and ${more} more` : '')
}
