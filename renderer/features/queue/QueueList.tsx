import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { ArrowDownToLine } from 'lucide-react'
import { useEffect, useLayoutEffect, useRef } from 'react'
import { Problem } from '../../design/Problem.tsx'
import { RowsSkeleton } from '../../design/Skeleton.tsx'
import type { ShownRow } from '../../state/arrange-rows.ts'
import { useNow } from '../../state/clock.ts'
import { useConversation } from '../../state/conversation.ts'
import { reportDefects } from '../../state/notices.ts'
import { usePreferences } from '../../state/preferences.ts'
import {
  loadMoreRows,
  reachTo,
  refreshQueue,
  settleQueue,
  shownIn,
  useQueue,
} from '../../state/queue.ts'
import { useSelection } from '../../state/selection.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { EmptyQueue } from './EmptyQueue.tsx'
import { QueueRow } from './QueueRow.tsx'
import { useHold } from './use-hold.ts'
import { useListKeys } from './use-list-keys.ts'

/** As `--row` in the tokens. */
const ROW_HEIGHTS = { comfortable: 84, compact: 68 }
/** Asks for the next page while so many rows are still below the visible ones. */
const AHEAD = 20

export function QueueList() {
  const texts = useTexts()
  const rows = useQueue((state) => state.rows)
  const failed = useQueue((state) => state.failed)
  if (failed) {
    return (
      <Problem
        text={texts.problem.queue}
        action={texts.tryAgain}
        onAction={() => void refreshQueue()}
      />
    )
  }
  if (rows === null) return <RowsSkeleton />
  if (rows.length === 0) return <EmptyQueue />
  return <Rows rows={rows} />
}

function Rows({ rows }: { rows: ShownRow[] }) {
  const { queue } = useTexts()
  const list = useRef<HTMLDivElement>(null)
  const now = useNow()
  const openId = useConversation((state) => state.conversationId)
  const total = useQueue((state) => shownIn(state, state.view))
  const openIndex = rows.findIndex((row) => row.conversationId === openId)
  const hold = useHold(list)
  const selected = useSelection(({ ids }) => ids)
  const onKeyDown = useListKeys(rows, openIndex)

  const height = ROW_HEIGHTS[usePreferences((state) => state.density)]
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: () => height,
    getItemKey: (index) => rows[index]?.conversationId ?? index,
    overscan: 6,
  })
  // Rows that were placed already are placed anew.
  useLayoutEffect(() => {
    if (height > 0) virtualizer.measure()
  }, [height, virtualizer])
  const items = virtualizer.getVirtualItems()
  const lastShown = items.at(-1)?.index ?? 0

  // What is selected may stand anywhere.
  const lastUsed = selected.size > 0 ? rows.length : Math.max(lastShown, openIndex)
  useEffect(() => reachTo(lastUsed), [lastUsed])

  useEffect(() => {
    if (lastShown >= rows.length - AHEAD) reportDefects(loadMoreRows())
  }, [lastShown, rows.length])

  useEffect(() => {
    if (openIndex >= 0 && !isInSight(virtualizer, openIndex)) {
      virtualizer.scrollToIndex(openIndex, { align: 'auto' })
    }
  }, [openIndex, virtualizer])

  return (
    <div className="relative min-h-0 grow">
      <HeldBack />
      {/* One stop for the Tab key; the rows inside are walked with the arrows. */}
      <div
        ref={list}
        id="queue-list"
        role="listbox"
        aria-multiselectable={selected.size > 0}
        tabIndex={0}
        aria-label={queue.list}
        aria-activedescendant={openIndex >= 0 ? `row-${openId}` : undefined}
        onKeyDown={onKeyDown}
        {...hold}
        className="h-full overflow-y-auto outline-offset-[-2px]"
      >
        <div className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {items.map(({ index, start }) => {
            const row = rows[index]
            return row ? (
              <QueueRow
                key={row.conversationId}
                row={row}
                now={now}
                top={start}
                position={index + 1}
                total={Math.max(total, rows.length)}
                open={index === openIndex}
                beginsAside={index > 0 && isAside(row, now) && !isAside(rows[index - 1], now)}
                selected={selected.has(row.conversationId)}
                selecting={selected.size > 0}
              />
            ) : null
          })}
        </div>
      </div>
    </div>
  )
}

/** By what is known: most are opened by a click on them, and looking would lay out the page. */
function isInSight(list: Virtualizer<HTMLDivElement, Element>, index: number): boolean {
  const row = list.measurementsCache[index]
  const { scrollOffset, scrollRect } = list
  if (!row || !scrollRect || scrollOffset === null) return false
  return row.start >= scrollOffset && row.end <= scrollOffset + scrollRect.height
}

function isAside(row: ShownRow | undefined, now: number): boolean {
  return (row?.snoozedUntil ?? 0) > now
}

/** Says quietly that something arrived which would have moved the rows under the pointer. */
function HeldBack() {
  const { queue } = useTexts()
  const heldBack = useQueue((state) => state.heldBack)
  if (heldBack === 0) return null
  return (
    <button
      type="button"
      onClick={settleQueue}
      className="arrive absolute top-2 left-1/2 z-10 flex h-7 -translate-x-1/2 items-center gap-1.5 rounded-full border border-line bg-raised px-3 font-medium text-accent text-xs shadow-2 hover:bg-hover"
    >
      <ArrowDownToLine aria-hidden="true" size={13} />
      {queue.arrived(heldBack)}
    </button>
  )
}
