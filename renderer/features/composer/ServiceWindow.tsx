import { Timer, TimerOff } from 'lucide-react'
import { useNow } from '../../state/clock.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { durationWords } from '../../words/duration.ts'
import { timeOf } from '../../words/moment.ts'
import { windowState } from '../../words/service-window.ts'

const tones = {
  none: 'text-faint',
  open: 'text-faint',
  soon: 'text-warn',
  urgent: 'text-bad',
  closed: 'text-bad',
}

/** How much of WhatsApp's 24 hours is left for replies of any form. */
export function ServiceWindow({ closesAt }: { closesAt: number | null }) {
  const texts = useTexts()
  const now = useNow()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const state = windowState(closesAt, now)
  if (closesAt === null) return null
  const Icon = state === 'closed' ? TimerOff : Timer
  const until = texts.window.until(timeOf(closesAt, place))
  return (
    <p
      title={`${until}. ${texts.window.explanation}`}
      className={`flex items-center gap-1.5 text-xs tabular-nums ${tones[state]}`}
    >
      <Icon aria-hidden="true" size={14} />
      {state === 'closed'
        ? texts.window.closedNow
        : texts.window.open(durationWords(closesAt - now, texts))}
    </p>
  )
}
