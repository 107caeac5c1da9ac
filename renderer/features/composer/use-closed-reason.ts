import { mayAttend } from '../../../shared/domain/agent.ts'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { useNow } from '../../state/clock.ts'
import { useSession } from '../../state/status.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { windowState } from '../../words/service-window.ts'

/** Why this agent may not reply now; null where she may. */
export function useClosedReason(view: ConversationView, texts: Texts): string | null {
  const session = useSession()
  const now = useNow()
  const { why } = texts.composer
  if (session && !mayAttend(session.account)) return why.notPermitted
  if (view.erased) return why.erased
  if (view.block) return why.blocked
  if (view.status === 'closed') return why.closed
  const windowClosed = windowState(view.windowClosesAt, now) === 'closed'
  if (view.can.reply && !windowClosed) return null
  if (view.status === 'waiting') return why.waiting
  if (view.holder && view.holder.agentId !== session?.account.agentId) {
    return why.held(view.holder.name)
  }
  return why.windowClosed
}
