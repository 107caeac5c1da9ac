import type { ConversationView } from '../../../../shared/ipc/conversation.ts'
import { useForwarding } from '../../../state/forwarding.ts'
import { AnswerDialog } from './AnswerDialog.tsx'
import { ForwardDialog } from './ForwardDialog.tsx'

/** What is written to an area, or of its answer, over the conversation that it is about. */
export function ForwardingDialogs({ view }: { view: ConversationView }) {
  const open = useForwarding(({ open }) => open)
  if (open?.conversationId !== view.conversationId) return null
  const { forwarding } = view
  if (open.dialog === 'forward') return <ForwardDialog view={view} />
  return forwarding && <AnswerDialog view={view} forwarding={forwarding} />
}
