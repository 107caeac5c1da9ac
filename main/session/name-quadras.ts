import { createHash } from 'node:crypto'
import * as z from '../../shared/late-zod.ts'
import type { Office } from '../office.ts'
import type { Replica } from '../replica/replica.ts'
import { durably } from '../store/database.ts'
import { turn } from '../store/slices.ts'

const SOME = 100

/**
 * The queue's filters know quadras by the names of the organisation's list. When the list is another
 * one than before, those of citizens who are registered already are named anew, some at a time.
 * @returns whether any were.
 */
export async function nameQuadras(
  { registrations, meta, db }: Replica,
  { gazetteer }: Office,
  listed: unknown,
): Promise<boolean> {
  registrations.nameQuadras((written) => gazetteer.recognise(written)?.quadra.name ?? written)
  const list = createHash('sha256').update(JSON.stringify(listed)).digest('hex')
  if (meta.read('quadras', z.string()) === list) return false
  for (let after: string | null = ''; after !== null && db.open; ) {
    const from: string = after
    after = db.transaction(() => registrations.nameAgain(from, SOME))()
    await turn()
  }
  if (db.open) durably(db, () => meta.write('quadras', list))
  return db.open
}
