import { useEffect, useEffectEvent, useState } from 'react'
import { jumpDone, useConversation } from '../../state/conversation.ts'
import type { Line } from './timeline-lines.ts'

/** For so long the place that was jumped to stands out (ms). */
const FOUND_MS = 2_000

/**
 * Goes where the state asks to go: to the newest, to a quoted or a found message.
 * @param reveal asked for a place that is folded away; once its lines are there it is gone to.
 * @returns the key of the line that was jumped to, while it stands out.
 */
export function useJump(
  { goTo, goToEnd }: { goTo: (key: string) => void; goToEnd: () => void },
  lines: readonly Line[],
  reveal: (itemId: string) => void,
) {
  const jump = useConversation((state) => state.jump)
  const [found, setFound] = useState<string | null>(null)

  const unfold = useEffectEvent(reveal)
  const toEnd = useEffectEvent(goToEnd)
  const to = useEffectEvent(goTo)

  useEffect(() => {
    if (jump === null) return
    if (jump.to === 'latest') {
      jumpDone(jump)
      toEnd()
      return
    }
    const { itemId } = jump.to
    const line = lines.find((each) => each.kind !== 'day' && each.item.id === itemId)
    if (!line) {
      unfold(itemId)
      return
    }
    jumpDone(jump)
    to(line.key)
    setFound(line.key)
  }, [jump, lines])

  useEffect(() => {
    if (found === null) return
    const timer = setTimeout(() => setFound(null), FOUND_MS)
    return () => clearTimeout(timer)
  }, [found])

  return found
}
