import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'
import { useAttention } from '../../state/attention.ts'
import { loadOlder } from '../../state/conversation.ts'
import { reportDefects } from '../../state/notices.ts'
import { looksAt } from '../../state/presence.ts'
import { hideEnd, showEnd } from '../../state/seen.ts'
import { useTimeZone } from '../../state/status.ts'
import { useTexts } from '../../texts/use-texts.ts'
import { Announcer } from './Announcer.tsx'
import { foldEarlier, openingOf } from './earlier-cases.ts'
import { JumpToLatest } from './JumpToLatest.tsx'
import { TimelineLine } from './TimelineLine.tsx'
import {
  citizenMessagesAfter,
  type Line,
  newestConfirmed,
  newestOfCitizen,
  timelineLines,
} from './timeline-lines.ts'
import { useJump } from './use-jump.ts'

/** So close to the end (px) counts as reading the newest. */
const END_THRESHOLD = 96
/** So close to the top (px) the older page is asked for. */
const OLDER_THRESHOLD = 900
/** So many lines are drawn beyond what is seen, once the first have been painted. */
const BEYOND = 10
const PADDING_START = 16
const PADDING_END = 12

/** How high the log was when a conversation was last opened (px): the next one is as high, and needs no look. */
let usualHeight = 600

export function Timeline({ view }: { view: ConversationView }) {
  const texts = useTexts()
  const timeZone = useTimeZone()
  const scroller = useRef<HTMLDivElement>(null)
  const { items, before } = view.page
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => new Set())
  const lines = useMemo(() => {
    const { shown, earlier } = foldEarlier(items, folded)
    return timelineLines(shown, timeZone, earlier)
  }, [items, timeZone, folded])
  const begun = useBegun(scroller)
  const virtualizer = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimate(lines[index]),
    getItemKey: (index) => lines[index]?.key ?? index,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: END_THRESHOLD,
    // Lines at the top would be drawn first, only to make room for those at the end.
    initialRect: { width: 0, height: usualHeight },
    initialOffset: () => Math.max(0, estimatedHeight(lines) - usualHeight),
    overscan: begun ? BEYOND : 1,
    paddingStart: PADDING_START,
    paddingEnd: PADDING_END,
  })
  const seen = useSeen(virtualizer, newestConfirmed(items))
  useShown(view, seen.atEnd)
  useLooksAt(view, seen.atEnd)
  const found = useJump(virtualizer, lines, (itemId) => {
    const opening = openingOf(items, itemId)
    if (opening !== null && folded.has(opening)) setFolded(without(folded, opening))
  })
  useStayAtEnd(scroller, virtualizer)
  const shown = virtualizer.getVirtualItems()

  useEffect(() => {
    if (before && begun && (virtualizer.scrollOffset ?? 0) < OLDER_THRESHOLD && shown.length > 0) {
      reportDefects(loadOlder())
    }
  })

  const name = view.citizenName ?? texts.unnamedCitizen
  return (
    <div className="conversation-ground relative min-h-0 grow">
      {/* Scrolling brings lines in and out of the page: what is new is announced beside the log. */}
      <div
        ref={scroller}
        id="conversation-log"
        role="log"
        aria-live="off"
        aria-label={texts.conversation.log(name)}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        tabIndex={0}
        className="flex h-full flex-col overflow-y-auto outline-offset-[-2px] [overflow-anchor:none]"
      >
        <div
          className="relative mt-auto w-full shrink-0"
          style={{ height: virtualizer.getTotalSize() }}
        >
          {shown.map(({ index, key, start }) => {
            const line = lines[index]
            return line ? (
              <div
                key={key}
                data-index={index}
                ref={virtualizer.measureElement}
                className="absolute inset-x-0 top-0 mx-auto max-w-[64rem]"
                style={{ transform: `translateY(${start}px)` }}
              >
                <TimelineLine
                  line={line}
                  view={view}
                  found={found === line.key}
                  onFold={(opening, isFolded) =>
                    setFolded(isFolded ? new Set([...folded, opening]) : without(folded, opening))
                  }
                />
              </div>
            ) : null
          })}
        </div>
      </div>
      {!seen.atEnd && (
        <JumpToLatest
          count={citizenMessagesAfter(items, seen.lastSeen)}
          onPress={() => virtualizer.scrollToEnd()}
        />
      )}
      <Announcer items={items} name={name} />
    </div>
  )
}

function without(folded: ReadonlySet<string>, opening: string): ReadonlySet<string> {
  return new Set([...folded].filter((each) => each !== opening))
}

/**
 * Whether the first lines have been painted. Until then the list has not been scrolled to its end,
 * and its top, where it stands, is nothing that anybody looks at.
 */
function useBegun(scroller: RefObject<HTMLDivElement | null>): boolean {
  const [begun, setBegun] = useState(false)
  useEffect(() => {
    usualHeight = scroller.current?.clientHeight || usualHeight
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => setBegun(true))
    })
    return () => cancelAnimationFrame(frame)
  }, [scroller])
  return begun
}

function estimatedHeight(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + estimate(line), PADDING_START + PADDING_END)
}

function estimate(line: Line | undefined): number {
  if (line === undefined || line.kind === 'day') return 44
  const { item } = line
  if (item.kind === 'event') return line.kind === 'case' ? 48 : 34
  const text =
    item.kind === 'note' ? item.text : item.content?.kind === 'text' ? item.content.text : ''
  return 62 + 22 * Math.floor((text?.length ?? 0) / 62)
}

/** When the composer grows or a banner comes, what was at the end stays there. */
function useStayAtEnd(
  scroller: RefObject<HTMLDivElement | null>,
  virtualizer: TimelineVirtualizer,
): void {
  useEffect(() => {
    const element = scroller.current
    if (element === null) return
    let height = element.clientHeight
    const observer = new ResizeObserver(() => {
      const lost = height - element.clientHeight
      height = element.clientHeight
      if (virtualizer.isAtEnd(END_THRESHOLD + Math.abs(lost))) virtualizer.scrollToEnd()
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [scroller, virtualizer])
}

type TimelineVirtualizer = Virtualizer<HTMLDivElement, Element>

/** Whether the newest is being read, and which item was the newest when it last was. */
function useSeen(virtualizer: TimelineVirtualizer, newest: string | null) {
  const [lastSeen, setLastSeen] = useState(newest)
  const atEnd = virtualizer.scrollElement === null || virtualizer.isAtEnd(END_THRESHOLD)
  useEffect(() => {
    if (atEnd) setLastSeen(newest)
  }, [atEnd, newest])
  return { atEnd, lastSeen }
}

/** Tells whether the end of the conversation stands before the agent's eyes. */
function useShown({ conversationId, seenSeq }: ConversationView, atEnd: boolean): void {
  const attention = useAttention()
  useEffect(() => {
    if (atEnd) showEnd(conversationId, seenSeq, attention)
    else hideEnd()
  }, [atEnd, attention, conversationId, seenSeq])
  useEffect(() => hideEnd, [])
}

/** Tells that the citizen's newest message is being looked at: only she may be told that it was. */
function useLooksAt({ conversationId, page }: ConversationView, atEnd: boolean): void {
  const attention = useAttention()
  const newest = newestOfCitizen(page.items)?.id
  useEffect(() => {
    if (!atEnd || !attention || newest === undefined) return
    return looksAt(conversationId, newest)
  }, [atEnd, attention, conversationId, newest])
}
