import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import type { TimelineItem } from '../../../shared/ipc/timeline.ts'
import { useNow } from '../../state/clock.ts'
import { useTimeZone } from '../../state/status.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { dayWords } from '../../words/moment.ts'
import { CallLine } from './CallLine.tsx'
import { EarlierCase } from './EarlierCase.tsx'
import { EventLine } from './EventLine.tsx'
import { MessageLine } from './MessageLine.tsx'
import { NoteLine } from './NoteLine.tsx'
import { NoticeLine } from './NoticeLine.tsx'
import type { Line } from './timeline-lines.ts'

type TimelineLineProps = {
  line: Line
  view: ConversationView
  found: boolean
  onFold: (opening: string, isFolded: boolean) => void
}

export function TimelineLine({ line, view, found, onFold }: TimelineLineProps) {
  if (line.kind === 'day') return <DayLine at={line.at} />
  if (line.kind === 'case') return <EarlierCase line={line} view={view} onFold={onFold} />
  const { item } = line
  const mark = found ? 'found' : ''
  switch (item.kind) {
    case 'message':
      return <div className={mark}>{messageLine(item, line.joined, view)}</div>
    case 'note':
      return (
        <div className={mark}>
          <NoteLine item={item} view={view} />
        </div>
      )
    case 'event':
      return <EventLine item={item} view={view} />
  }
}

type MessageItem = Extract<TimelineItem, { kind: 'message' }>

function messageLine(item: MessageItem, joined: boolean, view: ConversationView) {
  switch (item.content?.kind) {
    case 'system':
      return <NoticeLine item={item} />
    case 'call':
      return <CallLine call={item.content} at={item.at} />
    default:
      return <MessageLine item={item} joined={joined} view={view} />
  }
}

function DayLine({ at }: { at: number }) {
  const texts = useTexts()
  const now = useNow()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  return (
    <div className="flex justify-center pt-3 pb-2">
      <span className="rounded-full border border-line bg-surface px-3 py-0.5 font-medium text-faint text-xs first-letter:uppercase">
        {dayWords(at, now, texts, place)}
      </span>
    </div>
  )
}
