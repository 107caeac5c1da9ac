import type { z } from 'zod'
import type { Database } from './database.ts'

/** Named single values of a replica, kept as JSON. */
export type MetaTable = ReturnType<typeof openMetaTable>

export function openMetaTable(db: Database) {
  const get = db.prepare<[string], string>('select value from meta where name = ?').pluck()
  const set = db.prepare<[string, string]>(
    'insert or replace into meta (name, value) values (?, ?)',
  )
  const remove = db.prepare<[string]>('delete from meta where name = ?')

  return {
    /** @throws ZodError when this version wrote something else under the name. */
    read<T>(name: string, schema: z.ZodType<T>): T | null {
      const value = get.get(name)
      return value === undefined ? null : schema.parse(JSON.parse(value))
    },
    write(name: string, value: unknown): void {
      set.run(name, JSON.stringify(value))
    },
    remove(name: string): void {
      remove.run(name)
    },
  }
}
