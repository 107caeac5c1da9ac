import { useState } from 'react'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import type { TimelineItem } from '../../../shared/ipc/timeline.ts'
import { Button } from '../../design/Button.tsx'
import { resend, settle } from '../../state/commands.ts'
import { reportDefects } from '../../state/notices.ts'
import { focusRegion } from '../../state/regions.ts'
import { redraft } from '../../state/take-back.ts'
import { useTexts } from '../../texts/use-texts.ts'

type SettleReplyProps = {
  item: Extract<TimelineItem, { kind: 'message' }>
  view: ConversationView
}

/** What a person can decide about a reply that failed, or of which nobody knows. */
export function SettleReply({ item, view }: SettleReplyProps) {
  const texts = useTexts()
  const [doubting, setDoubting] = useState(false)
  const isUnknown = item.delivery?.state === 'unknown'
  const text = item.content?.kind === 'text' ? item.content.text : null
  const words = view.can.reply ? text : null

  function sendAgain() {
    if (words !== null) reportDefects(resend(view, item, words))
  }

  if (doubting && words !== null) {
    return (
      <>
        <strong className="font-medium">{texts.delivery.mayDouble}</strong>
        <Button size="small" onPress={sendAgain}>
          {texts.delivery.resendAnyway}
        </Button>
        <Button size="small" tone="quiet" onPress={() => setDoubting(false)}>
          {texts.cancel}
        </Button>
      </>
    )
  }
  return (
    <>
      {isUnknown && (
        <Button size="small" onPress={() => reportDefects(settle(view, item.id, 'arrived'))}>
          {texts.delivery.arrived}
        </Button>
      )}
      {words !== null && (
        <Button size="small" onPress={() => (isUnknown ? setDoubting(true) : sendAgain())}>
          {texts.delivery.resend}
        </Button>
      )}
      {words !== null && !isUnknown && (
        <Button
          size="small"
          onPress={() =>
            reportDefects(redraft(view, item, words).then(() => focusRegion('composer-text')))
          }
        >
          {texts.conversation.unconfirmed.toDraft}
        </Button>
      )}
      <Button
        size="small"
        tone="quiet"
        onPress={() => reportDefects(settle(view, item.id, 'put-away'))}
      >
        {texts.delivery.leave}
      </Button>
    </>
  )
}
