import type { Database } from '../store/database.ts'

const isNotToBeSent = `name not in (select attachment ->> 'sha256' from draft_attachments)
  and name not in (select command -> 'attachment' ->> 'sha256' from outbox
    where command -> 'attachment' ->> 'sha256' is not null)`

// A number that grows: a clock may be set back.
const newest = '(select coalesce(max(last_use), 0) + 1 from cached_files)'

/** Which files lie encrypted beside the database, and whose bytes have to go. */
export type CachedFileTable = ReturnType<typeof openCachedFileTable>

export function openCachedFileTable(db: Database) {
  const save = db.prepare<[string, number]>(
    `insert into cached_files (name, size, last_use) values (?, ?, ${newest})
     on conflict do update set size = excluded.size, last_use = excluded.last_use`,
  )
  const use = db.prepare<[string]>(`update cached_files set last_use = ${newest} where name = ?`)
  const forget = db.prepare<[string]>('delete from cached_files where name = ?')
  const total = db.prepare<[], number>('select coalesce(sum(size), 0) from cached_files').pluck()
  const removable = db.prepare<[], { name: string; size: number }>(
    `select name, size from cached_files
     where ${isNotToBeSent} order by last_use`,
  )
  const erased = db
    .prepare<[], string>(`select name from erased_files where ${isNotToBeSent}`)
    .pluck()
  const isErased = db
    .prepare<[string], 1>(`select 1 from erased_files where name = ? and ${isNotToBeSent}`)
    .pluck()
  const forgetErased = db.prepare<[string]>('delete from erased_files where name = ?')

  return {
    save(name: string, size: number): void {
      save.run(name, size)
    },

    /** Notes that it is used now. @returns whether it is there. */
    use: (name: string): boolean => use.run(name).changes > 0,

    forget(name: string): void {
      forget.run(name)
    },

    /** In bytes. */
    total: (): number => total.get() ?? 0,

    /** Those that wait for nobody, the least recently used in front. */
    removable: () => removable.all(),

    /** Digests of files whose bytes have to go. */
    erased: (): string[] => erased.all(),

    isErased: (name: string): boolean => isErased.get(name) !== undefined,

    forgetErased(name: string): void {
      forgetErased.run(name)
    },
  }
}
