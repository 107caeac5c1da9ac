import type { StoredFile } from '../../shared/domain/stored-file.ts'
import type { Reader, Transaction } from '../store/port.ts'

/**
 * Table `files`: what lies in the folder of files, each once however many messages it has. An
 * orphan is one that no message has any more: its bytes go, and then its row.
 */
const columns = `sha256, size, mime_type as "mimeType", width, height from files`

export async function find(sql: Reader, sha256: string): Promise<StoredFile | null> {
  const row = await sql.get<StoredFile>(
    `select ${columns} where sha256 = ? and is_orphan = 0`,
    sha256,
  )
  return row ?? null
}

/** The next files by digest. */
export function page(sql: Reader, after: string, limit: number): Promise<StoredFile[]> {
  return sql.all(
    `select ${columns} where sha256 > ? and is_orphan = 0 order by sha256 limit ?`,
    ...[after, limit],
  )
}

/** Who brings it last says which of the types that its bytes allow it is. */
export async function save(tx: Transaction, file: StoredFile): Promise<void> {
  const { sha256, size, mimeType, width, height } = file
  await tx.run(
    `insert into files (sha256, size, mime_type, width, height, is_orphan)
      values (?, ?, ?, ?, ?, 0) on conflict (sha256) do update
      set is_orphan = 0, mime_type = excluded.mime_type, width = excluded.width,
        height = excluded.height`,
    ...[sha256, size, mimeType, width, height],
  )
}

export async function orphanIfUnused(tx: Transaction, sha256: string): Promise<void> {
  await tx.run(
    `update files set is_orphan = 1 where sha256 = ?
      and not exists (select 1 from media where media.sha256 = files.sha256)`,
    sha256,
  )
}

/** Files that no message has, and none ever had: brought for a reply that has not gone. */
export async function unused(sql: Reader): Promise<string[]> {
  const rows = await sql.all<{ sha256: string }>(
    `select sha256 from files where is_orphan = 0
      and not exists (select 1 from media where media.sha256 = files.sha256)`,
  )
  return rows.map(({ sha256 }) => sha256)
}

export async function orphans(sql: Reader): Promise<string[]> {
  const rows = await sql.all<{ sha256: string }>('select sha256 from files where is_orphan = 1')
  return rows.map(({ sha256 }) => sha256)
}

/** @returns false when somebody brought the file again meanwhile. */
export async function removeOrphan(tx: Transaction, sha256: string): Promise<boolean> {
  const removed = await tx.run('delete from files where sha256 = ? and is_orphan = 1', sha256)
  await tx.run('delete from uploads where sha256 = ?', sha256)
  return removed > 0
}
