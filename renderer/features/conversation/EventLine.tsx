import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import type { TimelineItem } from '../../../shared/ipc/timeline.ts'
import { Button } from '../../design/Button.tsx'
import { useNow } from '../../state/clock.ts'
import { openRow } from '../../state/desk.ts'
import { useTimeZone } from '../../state/status.ts'
import { isHeldItem } from '../../state/undo.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { shownMoment } from '../../words/coming.ts'
import { dateOf } from '../../words/day.ts'
import { eventWords } from '../../words/event.ts'
import { messageWords } from '../../words/message.ts'
import { HeldLine } from './HeldLine.tsx'
import { Moment } from './Moment.tsx'
import { UnconfirmedLine } from './UnconfirmedLine.tsx'

type EventItem = Extract<TimelineItem, { kind: 'event' }>

type EventLineProps = { item: EventItem; view: ConversationView }

/** What happened to the attendance: one quiet line between the bubbles. */
export function EventLine({ item, view }: EventLineProps) {
  const texts = useTexts()
  const now = useNow()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const due = item.dueAt === null ? null : dateOf(item.dueAt, place)
  const when = shownMoment(item.dueAt ?? item.at, now, texts, place)
  return (
    <div className="flex flex-col items-center gap-1 px-6 py-1 text-center text-faint text-xs">
      <p className="text-balance">
        {eventWords(item, { due, when }, texts)} · <Moment at={item.at} />
      </p>
      {item.notSaid !== undefined && (
        <p className="line-clamp-4 max-w-prose wrap-anywhere rounded-control border border-line bg-surface px-2.5 py-1 text-soft">
          {item.notSaid === null
            ? texts.schedule.notHere
            : texts.schedule.notSaid(messageWords(item.notSaid, texts))}
        </p>
      )}
      {item.leadsTo !== null && <OtherConversation conversationId={item.leadsTo} />}
      {isHeldItem(item) && <HeldLine conversationId={view.conversationId} align="center" />}
      {item.unconfirmed && !isHeldItem(item) && (
        <UnconfirmedLine unconfirmed={item.unconfirmed} since={item.at} />
      )}
    </div>
  )
}

function OtherConversation({ conversationId }: { conversationId: string }) {
  const { event } = useTexts().conversation
  return (
    <Button size="small" tone="quiet" onPress={() => openRow(conversationId)}>
      {event.openOther}
    </Button>
  )
}
