import { CalendarClock } from 'lucide-react'
import type { ScheduledView } from '../../../shared/ipc/schedule.ts'
import { Button } from '../../design/Button.tsx'
import { useAgentName } from '../../state/agents.ts'
import { useNow } from '../../state/clock.ts'
import { reportDefects } from '../../state/notices.ts'
import { changeSchedule } from '../../state/schedule.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { comingMoment } from '../../words/coming.ts'
import { refusalWords } from '../../words/refusal.ts'

type ScheduledLineProps = { conversationId: string; scheduleId: string; scheduled: ScheduledView }

/** A reply that waits for its moment: when that is, why it may not go, and what can be done. */
export function ScheduledLine({ conversationId, scheduleId, scheduled }: ScheduledLineProps) {
  const texts = useTexts()
  const words = texts.schedule
  const nameOf = useAgentName()
  const now = useNow()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const { dueAt, expected, mayChange, isMine } = scheduled
  const change = (how: 'edit' | 'send-now' | 'cancel') => () =>
    reportDefects(changeSchedule(conversationId, scheduleId, how))
  return (
    <div className="flex flex-wrap items-center justify-end gap-x-2 gap-y-1 pt-0.5 text-soft text-xs">
      <p className="flex items-center gap-1.5 font-medium">
        <CalendarClock aria-hidden="true" size={13} className="shrink-0" />
        {words.scheduledFor(comingMoment(dueAt, now, texts, place))}
      </p>
      {expected !== null && (
        <p className="text-warn">{words.wouldNotGo(refusalWords(expected, texts, nameOf))}</p>
      )}
      {mayChange && isMine && (
        <>
          <Button size="small" onPress={change('edit')}>
            {words.edit}
          </Button>
          <Button size="small" onPress={change('send-now')}>
            {words.sendNow}
          </Button>
        </>
      )}
      {mayChange && (
        <Button size="small" tone="quiet" onPress={change('cancel')}>
          {words.cancel}
        </Button>
      )}
    </div>
  )
}
