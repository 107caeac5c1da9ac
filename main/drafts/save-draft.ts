import type { WritingKind } from '../../shared/ipc/writing.ts'
import type { Replica } from '../replica/replica.ts'
import { durably } from '../store/database.ts'

/** Of a citizen who had everything erased nothing is kept, whatever a screen still holds. */
export function saveDraft(
  { conversations, drafts, noteDrafts }: Replica,
  kind: WritingKind,
  { conversationId, text }: { conversationId: string; text: string },
): void {
  if (conversations.isErased(conversationId)) return
  const table = kind === 'note' ? noteDrafts : drafts
  table.save(conversationId, text)
}

/**
 * The same below what is kept, which whoever brings the words has not read; once, however often they
 * are brought.
 */
export function addToDraft(
  { db, conversations, drafts, noteDrafts }: Replica,
  { kind, conversationId, text }: { kind: WritingKind; conversationId: string; text: string },
): void {
  if (conversations.isErased(conversationId)) return
  const table = kind === 'note' ? noteDrafts : drafts
  if (!table.holds(conversationId, text)) durably(db, () => table.append(conversationId, text))
}
