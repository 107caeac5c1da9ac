import {
  AlarmClock,
  AtSign,
  Building2,
  CalendarClock,
  Check as CheckMark,
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
import { memo, type ReactNode } from 'react'
import { Avatar } from '../../design/Avatar.tsx'
import type { ShownRow } from '../../state/arrange-rows.ts'
import { useColleaguesIn } from '../../state/colleagues.ts'
import { openRow } from '../../state/desk.ts'
import { useOpeningHours } from '../../state/opening-hours.ts'
import { selectStretch, toggleSelected } from '../../state/selection.ts'
import { useSession, useTimeZone } from '../../state/status.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { comingMoment } from '../../words/coming.ts'
import { forwardingWords } from '../../words/forwarding.ts'
import { standingWords } from '../../words/message.ts'
import { fullMoment, shortMoment, timeOf } from '../../words/moment.ts'
import { openMs, outlookMark, waitWords } from '../../words/outlook.ts'
import { presenceWords } from '../../words/presence.ts'
import { waitingLevel } from './waiting-level.ts'

type QueueRowProps = {
  row: ShownRow
  now: number
  top: number
  position: number
  total: number
  open: boolean
  /** The first of those that were put aside. */
  beginsAside?: boolean
  selected: boolean
  /** Some row is: each shows whether it is one of them. */
  selecting: boolean
}

/** Drawn anew only when something of its own changes: a click on one is not a matter of all. */
export const QueueRow = memo(function QueueRow(props: QueueRowProps) {
  const { row, now, top, position, total, open, beginsAside = false } = props
  const { selected, selecting } = props
  const texts = useTexts()
  const name = row.citizenName ?? texts.unnamedCitizen
  return (
    // The listbox around it has the focus and hears the keys; a row only hears the pointer.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      id={`row-${row.conversationId}`}
      role="option"
      tabIndex={-1}
      aria-selected={open}
      aria-checked={selecting ? selected : undefined}
      aria-posinset={position}
      aria-setsize={total}
      onClick={(event) => {
        if (event.shiftKey) selectStretch(row.conversationId)
        else if (event.ctrlKey || event.metaKey) toggleSelected(row.conversationId)
        else openRow(row.conversationId)
      }}
      style={{ transform: `translateY(${top}px)` }}
      className={`group absolute inset-x-0 top-0 flex h-(--row) select-none gap-3 border-line/60 border-b px-4 py-(--row-pad) ${selected ? 'bg-accent-soft' : open ? 'bg-selected' : 'hover:bg-hover'}`}
    >
      {beginsAside && (
        <span className="absolute -top-2 left-1/2 -translate-x-1/2 rounded-full border border-line bg-sidebar px-2 font-medium text-2xs text-faint">
          {texts.snooze.section}
        </span>
      )}
      {open && <span className="absolute inset-y-0 left-0 w-[3px] bg-accent" />}
      <span className="relative shrink-0 self-start">
        <Avatar name={name} seed={row.conversationId} />
        <Check id={row.conversationId} name={name} selected={selected} selecting={selecting} />
      </span>
      <div className="@container flex min-w-0 grow flex-col">
        <div className="flex items-baseline gap-2">
          <span
            title={name}
            className={`min-w-0 grow truncate text-base ${row.gone ? 'text-faint' : 'text-ink'} ${row.waitingSince === null ? 'font-medium' : 'font-semibold'}`}
          >
            {name}
          </span>
          <LastMoment row={row} now={now} />
        </div>
        <div className="flex items-center gap-2">
          <p className={`min-w-0 grow truncate text-sm ${row.gone ? 'text-faint' : 'text-soft'}`}>
            <LastWords row={row} texts={texts} />
          </p>
          <Unread row={row} texts={texts} />
        </div>
        <div className="mt-0.5 flex min-w-0 items-center gap-2.5 overflow-hidden text-faint text-xs">
          {row.gone ? texts.queue.gone : <Marks row={row} now={now} open={open} texts={texts} />}
        </div>
      </div>
    </div>
  )
})

type CheckProps = { id: string; name: string; selected: boolean; selecting: boolean }

/** In the avatar's place while it is pointed at, and as long as any row is selected. */
function Check({ id, name, selected, selecting }: CheckProps) {
  const { bulk } = useTexts()
  return (
    // The keyboard selects with X, in the listbox that has the focus.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    // biome-ignore lint/a11y/noStaticElementInteractions: see above
    <span
      title={bulk.select(name)}
      onClick={(event) => {
        event.stopPropagation()
        if (event.shiftKey) selectStretch(id)
        else toggleSelected(id)
      }}
      className={`-inset-1 absolute flex items-center justify-center rounded-full bg-surface ${selecting ? '' : 'opacity-0 group-hover:opacity-100'}`}
    >
      <span
        aria-hidden="true"
        className={`flex size-5 items-center justify-center rounded-xs border-2 ${selected ? 'border-accent bg-accent text-on-accent' : 'border-line-strong bg-surface'}`}
      >
        {selected && <CheckMark size={14} strokeWidth={3} />}
      </span>
    </span>
  )
}

function LastMoment({ row, now }: { row: ShownRow; now: number }) {
  const texts = useTexts()
  const place = { language: useLanguage(), timeZone: useTimeZone() }
  if (row.lastMessage === null) return null
  return (
    <time title={fullMoment(row.lastMessage.at, place)} className="shrink-0 text-faint text-xs">
      {shortMoment(row.lastMessage.at, now, texts, place)}
    </time>
  )
}

function LastWords({ row, texts }: { row: ShownRow; texts: Texts }): ReactNode {
  if (row.draft?.trim()) {
    return (
      <>
        <span className="font-medium text-bad">{texts.queue.draft}</span>{' '}
        {row.draft.replaceAll(/\s+/gu, ' ')}
      </>
    )
  }
  if (row.lastMessage === null) return texts.queue.protocol(row.protocol)
  const words = standingWords(row.lastMessage, texts)
  return row.lastMessage.from === 'agent' ? texts.queue.deskSaid(words) : words
}

/** How much she has not read of what nobody has answered. */
function Unread({ row: { unread, gone }, texts }: { row: ShownRow; texts: Texts }) {
  if (unread === 0 || gone) return null
  const words = texts.queueFilters.unreadMark(unread)
  return (
    <span
      title={words}
      className="min-w-5 shrink-0 rounded-full bg-accent px-1.5 text-center font-semibold text-2xs text-on-accent tabular-nums leading-5"
    >
      <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
      <span className="sr-only">{words}</span>
    </span>
  )
}

type MarksProps = { row: ShownRow; now: number; open: boolean; texts: Texts }

const levelClass = { fresh: 'text-faint', long: 'text-warn', veryLong: 'text-bad' }

function Marks({ row, now, open, texts }: MarksProps) {
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

const widths: Record<string, string> = {
  false: 'shrink-0',
  true: 'shrink',
  last: 'shrink-[0.01]',
}

type MarkProps = {
  icon: ReactNode
  tone?: string
  /** Gives way to what must be read; `last`: after all others that do. */
  shrinks?: boolean | 'last'
  /** `brief`: what is seen of it in a narrow list. */
  children: string | { readonly words: string; readonly brief: string }
}

function Mark({ icon, tone = '', shrinks = false, children }: MarkProps) {
  const { words, brief } =
    typeof children === 'string' ? { words: children, brief: children } : children
  return (
    <span
      title={words}
      className={`flex min-w-0 items-center gap-1 ${tone} ${widths[String(shrinks)]}`}
    >
      <span aria-hidden="true" className="shrink-0">
        {icon}
      </span>
      {brief === words ? (
        <span className="truncate">{words}</span>
      ) : (
        <>
          <span className="truncate @max-xs:sr-only">{words}</span>
          <span aria-hidden="true" className="truncate @xs:hidden">
            {brief}
          </span>
        </>
      )}
    </span>
  )
}
