import { Check as CheckMark } from 'lucide-react'
import { memo, type ReactNode } from 'react'
import { Avatar } from '../../design/Avatar.tsx'
import type { ShownRow } from '../../state/arrange-rows.ts'
import { openRow } from '../../state/desk.ts'
import { selectStretch, toggleSelected } from '../../state/selection.ts'
import { useTimeZone } from '../../state/status.ts'
import type { Texts } from '../../texts/pt-br.ts'
import { useLanguage, useTexts } from '../../texts/use-texts.ts'
import { standingWords } from '../../words/message.ts'
import { fullMoment, shortMoment } from '../../words/moment.ts'
import { QueueMarks } from './QueueMarks.tsx'

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
          {row.gone ? (
            texts.queue.gone
          ) : (
            <QueueMarks row={row} now={now} open={open} texts={texts} />
          )}
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
