import { CircleCheckBig, Hand, RotateCcw, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { ConversationView } from '../../../shared/ipc.ts'
import { Button } from '../../design/Button.tsx'
import { claim, close, release, reopen } from '../../state/commands.ts'
import { enterConversation } from '../../state/desk.ts'
import { reportDefects } from '../../state/notices.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { ConfirmClose } from './ConfirmClose.tsx'
import { TransferMenu } from './TransferMenu.tsx'

/** What this agent may do with the attendance now, by the rules that the relay has too. */
export function Actions({ view }: { view: ConversationView }) {
  const { conversation } = useTexts()
  const [confirming, setConfirming] = useState(false)
  const { can } = view

  function finish() {
    setConfirming(false)
    reportDefects(close(view))
  }

  return (
    <div className="flex shrink-0 items-center gap-2 max-[820px]:gap-1">
      {can.release && (
        <Button tone="quiet" onPress={() => reportDefects(release(view))}>
          <Undo2 aria-hidden="true" size={15} className="max-[1100px]:hidden" />
          {conversation.release}
        </Button>
      )}
      {can.transfer && <TransferMenu view={view} />}
      {can.close && (
        <Button onPress={() => (view.waitingSince === null ? finish() : setConfirming(true))}>
          <CircleCheckBig aria-hidden="true" size={15} className="max-[1100px]:hidden" />
          {conversation.close}
        </Button>
      )}
      {can.reopen && (
        <Button onPress={() => reportDefects(reopen(view).then(enterConversation))}>
          <RotateCcw aria-hidden="true" size={15} />
          {conversation.reopen}
        </Button>
      )}
      {can.claim && (
        <Button tone="primary" onPress={() => reportDefects(claim(view).then(enterConversation))}>
          <Hand aria-hidden="true" size={15} />
          {conversation.claim}
        </Button>
      )}
      {confirming && (
        <ConfirmClose view={view} onConfirm={finish} onKeep={() => setConfirming(false)} />
      )}
    </div>
  )
}
