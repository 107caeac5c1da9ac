import type { Virtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useLayoutEffect, useState } from 'react'
import { jumpDone, useConversation } from '../../state/conversation.ts'
import type { Line } from './timeline-lines.ts'

/** For so long the place that was jumped to stands out (ms). */
const FOUND_MS = 2_000

/**
 * Goes where the state asks to go: at first to the newest, later to a quoted or a found message.
 * @param reveal asked for a place that is folded away; once its lines are there it is gone to.
 * @returns the key of the line that was jumped to, while it stands out.
 */
export function useJump(
  virtualizer: Virtualizer<HTMLDivElement, Element>,
  lines: Line[],
  reveal: (itemId: string) => void,
) {
  const jump = useConversation((state) => state.jump)
  const [found, setFound] = useState<string | null>(null)

  const unfold = useEffectEvent(reveal)

  useLayoutEffect(() => {
    virtualizer.scrollToEnd()
  }, [virtualizer])

  useEffect(() => {
    if (jump === null) return
    if (jump.to === 'latest') {
      jumpDone(jump)
      virtualizer.scrollToEnd()
      return
    }
    const { itemId } = jump.to
    const index = lines.findIndex((line) => line.kind !== 'day' && line.item.id === itemId)
    const line = lines[index]
    if (!line) {
      unfold(itemId)
      return
    }
    jumpDone(jump)
    virtualizer.scrollToIndex(index, { align: 'center' })
    setFound(line.key)
  }, [jump, lines, virtualizer])

  useEffect(() => {
    if (found === null) return
    const timer = setTimeout(() => setFound(null), FOUND_MS)
    return () => clearTimeout(timer)
  }, [found])

  return found
}
