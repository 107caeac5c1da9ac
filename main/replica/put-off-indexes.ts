import * as z from '../../shared/late-zod.ts'
import type { Database } from '../store/database.ts'
import { openMetaTable } from '../store/meta-table.ts'

/**
 * What nothing asks for while a replica takes in a whole log in its order. Kept meanwhile, each row
 * would write a page somewhere in each of them; made at the end, each is written once, sorted.
 */
export const PUT_OFF = [
  'timeline_by_whatsapp_id',
  'timeline_by_protocol',
  'timeline_unsettled',
  'conversations_by_queue',
  'conversations_by_window',
  'conversations_by_holder',
  'conversations_by_topic',
  'conversations_by_quadra',
  'conversations_by_handler',
  'reply_prices_by_conversation',
  'reply_prices_by_time',
  'citizens_by_seq',
  'events_replies',
  'events_arrivals',
]

const OWED = 'indexes-owed'
const statementsSchema = z.array(z.string())

/** Takes them away, and writes down how they are made again. */
export function putOffIndexes(db: Database): void {
  const statement = db.prepare<[string], string>('select sql from sqlite_schema where name = ?')
  db.transaction(() => {
    const statements = PUT_OFF.map((name) => statement.pluck().get(name))
    openMetaTable(db).write(OWED, statements)
    for (const name of PUT_OFF) db.exec(`drop index ${name}`)
  })()
}

/** Makes those that were put off, if any: all or none. */
export function makeOwedIndexes(db: Database): void {
  const hasMeta = db.prepare(`select 1 from sqlite_schema where name = 'meta'`).get()
  if (hasMeta === undefined) return
  const meta = openMetaTable(db)
  const statements = meta.read(OWED, statementsSchema)
  if (statements === null) return
  db.transaction(() => {
    for (const statement of statements) db.exec(statement)
    meta.remove(OWED)
  })()
}
