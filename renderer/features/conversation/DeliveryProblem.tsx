import type { ConversationView, TimelineItem } from '../../../shared/ipc.ts'
import { Button } from '../../design/Button.tsx'
import { setWriting } from '../../state/conversation.ts'
import { returnToDraft } from '../../state/drafts.ts'
import { focusRegion } from '../../state/regions.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { failureWords } from '../../words/failure.ts'

type DeliveryProblemProps = {
  item: Extract<TimelineItem, { kind: 'message' }>
  view: ConversationView
}

/** Below a reply that failed, or that nobody knows the fate of: why, and what can be done. */
export function DeliveryProblem({ item, view }: DeliveryProblemProps) {
  const texts = useTexts()
  const tick = item.delivery?.tick
  if (tick === 'unknown') {
    return <p className="max-w-lg pt-0.5 text-right text-warn text-xs">{texts.unknownDelivery}</p>
  }
  if (tick !== 'failed') return null
  const { content } = item
  return (
    <div className="flex max-w-2xl flex-wrap items-center justify-end gap-x-2 pt-0.5 text-bad text-xs">
      <p className="text-balance text-right">
        {texts.failure.lead} {failureWords(item.delivery?.code ?? null, texts)}
      </p>
      {content?.kind === 'text' && (
        <Button
          size="small"
          onPress={() => {
            returnToDraft('reply', view.conversationId, content.text)
            setWriting('reply')
            focusRegion('composer-text')
          }}
        >
          {texts.conversation.unconfirmed.toDraft}
        </Button>
      )}
    </div>
  )
}
