import { Check, CheckCheck, CircleHelp, CircleX, Clock } from 'lucide-react'
import type { Delivery, Tick } from '../../../shared/domain/delivery.ts'
import { useTexts } from '../../texts/use-texts.ts'

const looks = {
  queued: { Icon: Clock, tone: '' },
  sent: { Icon: Check, tone: '' },
  delivered: { Icon: CheckCheck, tone: '' },
  read: { Icon: CheckCheck, tone: 'text-read' },
  failed: { Icon: CircleX, tone: 'text-bad' },
  unknown: { Icon: CircleHelp, tone: 'text-warn' },
}

/** How far a reply got: sign and word, never colour alone. One element holds name and text. */
export function TickMark({ tick, state }: { tick: Tick; state: Delivery }) {
  const texts = useTexts()
  const { Icon, tone } = looks[tick]
  return (
    <span
      role="img"
      aria-label={texts.tick[tick]}
      title={texts.tickMeaning[state]}
      className={`inline-flex items-center gap-1 font-medium ${tone}`}
    >
      <Icon aria-hidden="true" size={13} strokeWidth={2.25} />
      {texts.tick[tick]}
    </span>
  )
}
