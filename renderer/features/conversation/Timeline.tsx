import { memo, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
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
import type { LineHeights } from './line-heights.ts'
import { TimelineLine } from './TimelineLine.tsx'
import {
  citizenMessagesAfter,
  type Line,
  newestConfirmed,
  newestOfCitizen,
  timelineLines,
} from './timeline-lines.ts'
import { useJump } from './use-jump.ts'
import { useLineWindow } from './use-line-window.ts'

/** So close to the top (px) the older page is asked for. */
const OLDER_THRESHOLD = 900

export function Timeline({ view }: { view: ConversationView }) {
  const texts = useTexts()
  const timeZone = useTimeZone()
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const { items, before } = view.page
  const [folded, setFolded] = useState<ReadonlySet<string>>(() => new Set())
  const lines = useMemo(() => {
    const { shown, earlier } = foldEarlier(items, folded)
    return timelineLines(shown, timeZone, earlier)
  }, [items, timeZone, folded])

  const { drawn, above, below, atEnd, heights, stay, goTo, goToEnd } = useLineWindow(
    lines,
    { scroller, list },
    (top) => {
      if (before === null || top >= OLDER_THRESHOLD) return
      // At the very top the browser keeps nobody's place.
      if (top < 1) scroller.current?.scrollTo({ top: 1 })
      reportDefects(loadOlder())
    },
  )
  const lastSeen = useLastSeen(atEnd, newestConfirmed(items))
  useShown(view, atEnd)
  useLooksAt(view, atEnd)
  const fold = useCallback(
    (opening: string, isFolded: boolean) => {
      stay()
      setFolded((all) => (isFolded ? new Set([...all, opening]) : without(all, opening)))
    },
    [stay],
  )
  const found = useJump({ goTo, goToEnd }, lines, (itemId) => {
    const opening = openingOf(items, itemId)
    if (opening !== null && folded.has(opening)) fold(opening, false)
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
        className="flex h-full flex-col overflow-y-auto outline-offset-[-2px]"
      >
        <div ref={list} className="mt-auto w-full shrink-0 pt-4 pb-3">
          <div className="[overflow-anchor:none]" style={{ height: above }} />
          {lines.slice(drawn.first, drawn.end).map((line, index) => (
            <Place key={line.key} line={line} index={drawn.first + index} heights={heights}>
              <SteadyLine line={line} view={view} found={found === line.key} onFold={fold} />
            </Place>
          ))}
          <div className="[overflow-anchor:none]" style={{ height: below }} />
        </div>
      </div>
      {!atEnd && <JumpToLatest count={citizenMessagesAfter(items, lastSeen)} onPress={goToEnd} />}
      <Announcer items={items} name={name} />
    </div>
  )
}

type PlaceProps = { line: Line; index: number; heights: LineHeights; children: ReactNode }

/** A day goes up as older items of it come: whoever is kept in her place is not kept by it. */
function Place({ line: { key, kind }, index, heights, children }: PlaceProps) {
  const watch = useCallback(
    (element: HTMLDivElement) => heights.watch(key, element),
    [heights, key],
  )
  return (
    <div
      ref={watch}
      data-index={index}
      className={`mx-auto max-w-[64rem] ${kind === 'day' ? '[overflow-anchor:none]' : ''}`}
    >
      {children}
    </div>
  )
}

/** Drawn anew only when something of its own changes: an older page above is not a matter of all. */
const SteadyLine = memo(TimelineLine, (before, now) =>
  Object.entries(before).every(
    ([name, value]) =>
      value === now[name as keyof typeof now] ||
      (name === 'view' && isSameButPage(before.view, now.view)),
  ),
)

/** Its newest items are the same: each of them would be another line. */
function isSameButPage(before: ConversationView, now: ConversationView): boolean {
  return Object.entries(before).every(
    ([name, value]) => name === 'page' || value === now[name as keyof ConversationView],
  )
}

function without(folded: ReadonlySet<string>, opening: string): ReadonlySet<string> {
  return new Set([...folded].filter((each) => each !== opening))
}

/** Which item was the newest when the newest was last read. */
function useLastSeen(atEnd: boolean, newest: string | null): string | null {
  const [lastSeen, setLastSeen] = useState(newest)
  useEffect(() => {
    if (atEnd) setLastSeen(newest)
  }, [atEnd, newest])
  return lastSeen
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
