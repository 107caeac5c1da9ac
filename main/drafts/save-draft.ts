import type { WritingKind } from '../../shared/ipc/writing.ts'
import type { Replica } from '../replica/replica.ts'

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
