import * as z from '../../shared/late-zod.ts'
import type { MetaTable } from '../store/meta-table.ts'

/** How far the replica follows the log. Only the door moves it. */
const positionSchema = z.object({
  /** Everything after `history.end` up to here is in the replica; live goes on from here. */
  cursor: z.int().nonnegative(),
  /** What lies before the snapshot: filled in up to `done`, to be filled up to `end`. */
  history: z.object({ done: z.int().nonnegative(), end: z.int().nonnegative() }),
  /** The relay's clock when the replica last took something from it. */
  heardAt: z.int().nonnegative().nullable(),
})

export type Position = z.infer<typeof positionSchema>

const start: Position = { cursor: 0, history: { done: 0, end: 0 }, heardAt: null }

export function readPosition(meta: MetaTable): Position {
  return meta.read('position', positionSchema) ?? start
}

export function writePosition(meta: MetaTable, position: Position): void {
  meta.write('position', position)
}
