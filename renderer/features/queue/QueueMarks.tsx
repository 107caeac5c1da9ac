import {
  AlarmClock,
  AtSign,
  Building2,
  CalendarClock,
  CircleAlert,
  CircleHelp,
  CircleX,
  CloudUpload,
  Eye,
  Hourglass,
  PencilLine,
  Tag,
  Timer,
  UserRound,
} from 'lucide-react'
import type { ShownRow } from '../../state/arrange-rows.ts'
import { useColleaguesIn } from '../../state/colleagues.ts'
import { useOpeningHours } from '../../state/opening-hours.ts'
import { useSession, useTimeZone } from '../../state/status.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { comingMoment } from '../../words/coming.ts'
import { forwardingWords } from '../../words/forwarding.ts'
import { timeOf } from '../../words/moment.ts'
import { openMs, outlookMark, waitWords } from '../../words/outlook.ts'
import { presenceWords } from '../../words/presence.ts'
import { Mark } from './Mark.tsx'
import { waitingLevel } from './waiting-level.ts'

type MarksProps = { row: ShownRow; now: number; open: boolean; texts: Texts }

const levelClass = { fresh: 'text-faint', long: 'text-warn', veryLong: 'text-bad' }

/** What of a row is to be known before it is opened, each by a sign and few words. */
export function QueueMarks({ row, now, open, texts }: MarksProps) {
  const { queue } = texts
  const own = useSession()?.account.agentId
  const window = useWindowMark(row, now)
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  const isAside = (row.snoozedUntil ?? 0) > now
  const isQuiet = row.status === 'closed' || (row.waitingSince === null && !window)
  const hours = useOpeningHours()
  return (
    <>
      {row.mentioned && !open && (
        <Mark icon={<AtSign size={12} />} tone="font-medium text-accent">
          {{ words: texts.mentions.mark, brief: '' }}
        </Mark>
      )}
      <ColleaguesMark row={row} texts={texts} />
      {row.snoozedUntil !== null && (
        <Mark icon={<AlarmClock size={12} />} tone={isAside ? '' : 'text-accent'}>
          {isAside
            ? texts.snooze.mark(comingMoment(row.snoozedUntil, now, texts, place))
            : texts.snooze.backMark(timeOf(row.snoozedUntil, place))}
        </Mark>
      )}
      {row.waitingSince !== null && !isAside && (
        <Mark
          icon={<Hourglass size={12} />}
          tone={levelClass[waitingLevel(openMs(row.waitingSince, now, hours))]}
        >
          {waitWords(row.waitingSince, now, hours, texts)}
        </Mark>
      )}
      {row.holder && row.holder.agentId !== own && (
        <Mark icon={<UserRound size={12} />} shrinks>
          {queue.heldBy(row.holder.name)}
        </Mark>
      )}
      {!row.holder && row.previousHolder && row.status === 'waiting' && (
        <Mark icon={<UserRound size={12} />} shrinks>
          {queue.previousHolder(row.previousHolder.name)}
        </Mark>
      )}
      <ForwardingMark row={row} now={now} />
      {row.topic && (
        <Mark icon={<Tag size={12} />} shrinks>
          {row.topic.name}
        </Mark>
      )}
      {isQuiet && <span className="truncate">{queue.protocol(row.protocol)}</span>}
      {window && (!isAside || window.urgent) && (
        <Mark
          icon={<Timer size={12} />}
          tone={window.urgent ? 'text-bad' : 'text-warn'}
          shrinks="last"
        >
          {window}
        </Mark>
      )}
      {row.scheduledAt !== null && (
        <Mark icon={<CalendarClock size={12} />} shrinks>
          {texts.schedule.queueMark(comingMoment(row.scheduledAt, now, texts, place))}
        </Mark>
      )}
      {row.unsettled.failed > 0 && (
        <Mark icon={<CircleX size={12} />} tone="text-bad">
          {texts.delivery.failedMark(row.unsettled.failed)}
        </Mark>
      )}
      {row.unsettled.unknown > 0 && (
        <Mark icon={<CircleHelp size={12} />} tone="text-warn">
          {texts.delivery.unknownMark(row.unsettled.unknown)}
        </Mark>
      )}
      {row.refused > 0 && (
        <Mark icon={<CircleAlert size={12} />} tone="text-bad">
          {queue.refused(row.refused)}
        </Mark>
      )}
      {row.pending > 0 && (
        <Mark icon={<CloudUpload size={12} />} tone="text-accent">
          {{ words: queue.pending(row.pending), brief: String(row.pending) }}
        </Mark>
      )}
    </>
  )
}

/** The area that is to answer, and what is late. */
function ForwardingMark({ row, now }: Pick<MarksProps, 'row' | 'now'>) {
  const texts = useTexts()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  if (row.forwarding === null) return null
  const { short, isLate } = forwardingWords(row.forwarding, now, texts, place)
  return (
    <Mark icon={<Building2 size={12} />} tone={isLate ? 'text-bad' : ''} shrinks>
      {short}
    </Mark>
  )
}

/** Who else has it before them; that its holder looks at it is nothing new. */
function ColleaguesMark({ row, texts }: Pick<MarksProps, 'row' | 'texts'>) {
  const colleagues = useColleaguesIn(row.conversationId).filter(
    ({ agentId, doing }) => doing === 'replying' || agentId !== row.holder?.agentId,
  )
  const words = presenceWords(colleagues, texts, useLanguage())
  if (words === null) return null
  const isReplying = colleagues.some(({ doing }) => doing === 'replying')
  return (
    <Mark
      icon={isReplying ? <PencilLine size={12} /> : <Eye size={12} />}
      tone="text-accent"
      shrinks
    >
      {words}
    </Mark>
  )
}

/** By when she has to be answered; of who waits for nothing, when the window closes. */
function useWindowMark(row: ShownRow, now: number) {
  const texts = useTexts()
  const hours = useOpeningHours()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  if (row.status === 'closed') return null
  return outlookMark(
    row.windowClosesAt,
    now,
    row.waitingSince === null ? null : hours,
    texts,
    place,
  )
}
