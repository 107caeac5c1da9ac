import { CircleCheckBig, Hand, RotateCcw, Undo2 } from 'lucide-react'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { PlainButton } from '../../design/Button.tsx'
import { confirmEnd, endAttendance, keepAttending, useClosing } from '../../state/closing.ts'
import { claim, release, reopen } from '../../state/commands.ts'
import { goInto, letGo } from '../../state/desk.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { ConfirmClose } from './ConfirmClose.tsx'
import { TransferMenu } from './TransferMenu.tsx'

/** What this agent may do with the attendance now, by the rules that the relay has too. */
export function Actions({ view }: { view: ConversationView }) {
  const { conversation } = useTexts()
  const asking = useClosing((state) => state.asking?.conversationId === view.conversationId)
  const { can } = view

  return (
    <div className="flex shrink-0 items-center gap-2 max-[820px]:gap-1">
      {can.release && (
        <PlainButton tone="quiet" onPress={() => reportDefects(letGo(release(view)))}>
          <Undo2 aria-hidden="true" size={15} className="max-[1100px]:hidden" />
          {conversation.release}
        </PlainButton>
      )}
      {can.transfer && <TransferMenu view={view} />}
      {can.close && (
        <PlainButton onPress={() => reportDefects(endAttendance(view))}>
          <CircleCheckBig aria-hidden="true" size={15} className="max-[1100px]:hidden" />
          {conversation.close}
        </PlainButton>
      )}
      {can.reopen && (
        <PlainButton onPress={() => reportDefects(goInto(view.conversationId, reopen(view)))}>
          <RotateCcw aria-hidden="true" size={15} />
          {conversation.reopen}
        </PlainButton>
      )}
      {can.claim && (
        <PlainButton
          tone="primary"
          onPress={() => reportDefects(goInto(view.conversationId, claim(view)))}
        >
          <Hand aria-hidden="true" size={15} />
          {conversation.claim}
        </PlainButton>
      )}
      {asking && (
        <ConfirmClose
          view={view}
          onConfirm={() => reportDefects(confirmEnd(view))}
          onKeep={keepAttending}
        />
      )}
    </div>
  )
}
