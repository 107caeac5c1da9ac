import { type UndoSeconds, undoSecondsSchema } from '../../shared/ipc/undo.ts'
import type { MetaTable } from '../store/meta-table.ts'

const NAME = 'undo-seconds'

/** For how long this agent's replies can be taken back; null where she has not said. */
export function readUndoSeconds(meta: MetaTable): UndoSeconds | null {
  return meta.read(NAME, undoSecondsSchema.nullable().catch(null))
}

export function writeUndoSeconds(meta: MetaTable, seconds: UndoSeconds): void {
  meta.write(NAME, seconds)
}
