import { type KeyboardEvent, useEffect } from 'react'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { reportDefects } from '../../state/notices.ts'
import { forgetUndone, heldIn, isTransferHeld, undo, useUndone } from '../../state/undo.ts'
import type { Texts } from '../../texts/pt-br.ts'

/** While a reply waits to be taken back: the key for it in an empty field, and what is said of it. */
export function useUndo(view: ConversationView, isEmpty: boolean, { undo: words }: Texts) {
  const { conversationId } = view
  const isAny = heldIn(view).length > 0
  const isTransfer = isTransferHeld(view)
  const isHeld = isAny && !isTransfer
  const undone = useUndone()
  useEffect(() => {
    if (isAny) forgetUndone()
  }, [isAny])

  function said(): string {
    if (isTransfer) return words.announceTransfer
    if (isHeld) return words.announceHeld
    if (undone.conversationId !== conversationId) return ''
    if (undone.what === 'transfer') return words.transferUndone
    return undone.alsoUndone ? words.undoneWithEnd : words.undone
  }

  return {
    isHeld,
    said: said(),
    /** @returns whether the key was taken. */
    onKeyDown(event: KeyboardEvent): boolean {
      const isUndo =
        event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.altKey
      if (!isUndo || event.shiftKey || !isEmpty || !isHeld) return false
      event.preventDefault()
      if (!event.repeat) reportDefects(undo(conversationId))
      return true
    },
  }
}
