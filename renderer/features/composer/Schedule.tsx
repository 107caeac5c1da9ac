import { CalendarClock } from 'lucide-react'
import { quickMoments, scheduleProblem } from '../../../shared/domain/schedule/schedule-moments.ts'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { PlainIconButton } from '../../design/Button.tsx'
import { WhenDialog } from '../../design/WhenDialog.tsx'
import { useNow } from '../../state/clock.ts'
import { useOpeningHours } from '../../state/opening-hours.ts'
import { askWhen, useScheduling } from '../../state/schedule.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { comingMoment } from '../../words/coming.ts'

type ScheduleProps = {
  view: ConversationView
  isDisabled: boolean
  /** Asks when, once the words were looked at as before any reply goes: `askWhen`. */
  onAsk: () => void
  onChoose: (dueAt: number) => void
}

/** Leaves the reply with the relay for a moment while WhatsApp's window is open. */
export function Schedule({ view, isDisabled, onAsk, onChoose }: ScheduleProps) {
  const { schedule: words } = useTexts()
  const { conversationId } = view
  const isAsking = useScheduling((state) => state.conversationId === conversationId)
  return (
    <>
      <PlainIconButton label={words.button} isDisabled={isDisabled} onPress={onAsk}>
        <CalendarClock aria-hidden="true" size={17} />
      </PlainIconButton>
      {isAsking && (
        <Asking
          closesAt={view.windowClosesAt ?? 0}
          onChoose={(dueAt) => {
            askWhen(null)
            onChoose(dueAt)
          }}
        />
      )}
    </>
  )
}

function Asking({ closesAt, onChoose }: { closesAt: number; onChoose: (dueAt: number) => void }) {
  const texts = useTexts()
  const words = texts.schedule
  const now = useNow()
  const hours = useOpeningHours()
  const timeZone = useTimeZone()
  const place = { language: useLanguage(), timeZone }
  const momentWords = (at: number) => comingMoment(at, now, texts, place)
  const problems = {
    past: words.past,
    'beyond-window': words.beyondWindow(momentWords(closesAt)),
  }
  return (
    <WhenDialog
      title={words.title}
      lead={words.lead(momentWords(closesAt))}
      action={words.action}
      quick={quickMoments({ now, closesAt, hours }).map(({ key, at }) => ({
        ...{ key, at, words: words.quick[key] },
      }))}
      days={2}
      now={now}
      timeZone={timeZone}
      problemOf={(at) => {
        const problem = scheduleProblem(at, { now, closesAt })
        return problem && problems[problem]
      }}
      warningOf={(at) => (hours === null || hours.isOpenAt(at) ? null : words.outside)}
      onChoose={onChoose}
      onClose={() => askWhen(null)}
    />
  )
}
