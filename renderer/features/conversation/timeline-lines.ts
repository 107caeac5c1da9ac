import type { TimelineItem } from '../../../shared/ipc/timeline.ts'
import { dayOf } from '../../words/moment.ts'
import type { EarlierCases, OpeningItem } from './earlier-cases.ts'

/** What the conversation shows from top to bottom: days, and items under them. */
export type Line =
  | { kind: 'day'; key: string; at: number }
  /** An earlier attendance begins; `folded`: how many items it hides, null while it shows them. */
  | { kind: 'case'; key: string; item: OpeningItem; folded: number | null }
  /** `joined`: goes on from the line above, by the same person within a few minutes. */
  | { kind: 'item'; key: string; item: TimelineItem; joined: boolean }

const JOIN_WITHIN_MS = 4 * 60 * 1000

/** Items come in order of (time, seq); days are those of the organisation's time zone. */
export function timelineLines(
  items: readonly TimelineItem[],
  timeZone: string,
  earlier: EarlierCases = new Map(),
): Line[] {
  const lines: Line[] = []
  let day = ''
  let above: TimelineItem | null = null
  for (const item of items) {
    const itemDay = dayOf(item.at, timeZone)
    if (itemDay !== day) {
      lines.push({ kind: 'day', key: `day-${itemDay}`, at: item.at })
      day = itemDay
      above = null
    }
    const folded = earlier.get(item.id)
    if (folded !== undefined && item.kind === 'event') {
      lines.push({ kind: 'case', key: item.id, item, folded })
    } else {
      lines.push(lineOf(item, above !== null && joins(above, item)))
    }
    above = item
  }
  return withUniqueKeys(lines)
}

type ItemLine = Extract<Line, { kind: 'item' }>

/** The line of an item for as long as nothing of it changes: who draws it sees that it is the same. */
const lineOfItem = new WeakMap<TimelineItem, ItemLine>()

function lineOf(item: TimelineItem, joined: boolean): ItemLine {
  const before = lineOfItem.get(item)
  if (before?.joined === joined) return before
  const line: ItemLine = { kind: 'item', key: item.id, item, joined }
  lineOfItem.set(item, line)
  return line
}

function joins(above: TimelineItem, item: TimelineItem): boolean {
  if (above.kind !== 'message' || item.kind !== 'message') return false
  if (above.content?.kind === 'system' || above.content?.kind === 'call') return false
  return (
    !hasMore(above) &&
    above.from === item.from &&
    above.agent?.agentId === item.agent?.agentId &&
    item.at - above.at < JOIN_WITHIN_MS
  )
}

/** Something is said below its bubble, so that the next one needs room. */
function hasMore({ unconfirmed, delivery, scheduled }: MessageItem): boolean {
  if (scheduled !== undefined) return true
  if (unconfirmed !== null || (delivery?.settled ?? null) !== null) return true
  return ['failed', 'unknown', 'deferred'].includes(delivery?.state ?? '')
}

/** Times may go back over midnight by a claimed clock: a day that comes twice has two keys. */
function withUniqueKeys(lines: Line[]): Line[] {
  const seen = new Set<string>()
  return lines.map((line) => {
    let { key } = line
    while (seen.has(key)) key += '+'
    seen.add(key)
    return key === line.key ? line : { ...line, key }
  })
}

type MessageItem = Extract<TimelineItem, { kind: 'message' }>

export function newestOfCitizen(items: readonly TimelineItem[]): MessageItem | undefined {
  return items.findLast(
    (item): item is MessageItem => item.kind === 'message' && item.from === 'citizen',
  )
}

/** What has not reached the record may leave the list again: nothing is counted from it. */
export function newestConfirmed(items: readonly TimelineItem[]): string | null {
  return items.findLast((item) => item.unconfirmed === null && !isScheduled(item))?.id ?? null
}

/** It stands below all others until it leaves. */
function isScheduled(item: TimelineItem): boolean {
  return item.kind === 'message' && item.scheduled !== undefined
}

/** How many messages of the citizen stand below an item; all of them where it is not there. */
export function citizenMessagesAfter(items: readonly TimelineItem[], id: string | null): number {
  const from = items.findIndex((item) => item.id === id)
  return items.slice(from + 1).filter((item) => item.kind === 'message' && item.from === 'citizen')
    .length
}
