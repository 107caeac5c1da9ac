import type { WritingKind } from '../../shared/ipc/writing.ts'

/** In which conversation, and in which of its two fields. */
export type DraftPlace = { readonly kind: WritingKind; readonly conversationId: string }

export function keyOf({ kind, conversationId }: DraftPlace): string {
  return `${kind} ${conversationId}`
}

export function placeOf(key: string): DraftPlace {
  const kind = key.startsWith('note ') ? 'note' : 'reply'
  return { kind, conversationId: key.slice(kind.length + 1) }
}
