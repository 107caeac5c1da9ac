import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import type { DeliveryView, TimelineItem } from '../../../shared/ipc/timeline.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { deliveryWords, settledWords } from '../../words/delivery.ts'
import { Moment } from './Moment.tsx'
import { SettleReply } from './SettleReply.tsx'

type DeliveryProblemProps = {
  item: Extract<TimelineItem, { kind: 'message' }>
  view: ConversationView
}

const tones: Partial<Record<DeliveryView['state'], string>> = {
  failed: 'text-bad',
  unknown: 'text-warn',
}

/** Below a reply of which the tick does not say it all: why, what can be done, or who did it. */
export function DeliveryProblem({ item, view }: DeliveryProblemProps) {
  const texts = useTexts()
  const { delivery } = item
  if (delivery === null || item.unconfirmed !== null) return null
  const { settled } = delivery
  if (settled !== null) {
    return (
      <p className="max-w-2xl pt-0.5 text-right text-faint text-xs">
        {settledWords(delivery, texts)} · <Moment at={settled.at} />
      </p>
    )
  }
  const words = deliveryWords(delivery, texts)
  if (words === null) return null
  const tone = tones[delivery.state] ?? 'text-soft'
  return (
    <div
      className={`flex max-w-2xl flex-wrap items-center justify-end gap-x-2 gap-y-1 pt-0.5 text-xs ${tone}`}
    >
      <p className="basis-full text-balance text-right">{words}</p>
      {view.can.settle && delivery.state !== 'deferred' && <SettleReply item={item} view={view} />}
    </div>
  )
}
