import type { TimelineItem } from '../../../shared/ipc/timeline.ts'

export type OpeningItem = Extract<TimelineItem, { kind: 'event' }>

/** Earlier attendances by the id of their opening: how many items each hides, null while it shows them. */
export type EarlierCases = ReadonlyMap<string, number | null>

/**
 * The attendances before the newest one, of which those that are folded show no more than their
 * opening. What stands between two openings belongs to the first of them.
 * @param folded ids of openings.
 */
export function foldEarlier(
  items: readonly TimelineItem[],
  folded: ReadonlySet<string>,
): { shown: TimelineItem[]; earlier: EarlierCases } {
  const newest = items.findLast(isOpening)
  const earlier = new Map<string, number | null>()
  const shown: TimelineItem[] = []
  let hiding: string | null = null
  for (const item of items) {
    if (isOpening(item)) {
      hiding = item !== newest && folded.has(item.id) ? item.id : null
      if (item !== newest) earlier.set(item.id, hiding === null ? null : 0)
      shown.push(item)
    } else if (hiding === null) {
      shown.push(item)
    } else {
      earlier.set(hiding, (earlier.get(hiding) ?? 0) + 1)
    }
  }
  return { shown, earlier }
}

/** The opening above an item: where it is folded, the item is there. */
export function openingOf(items: readonly TimelineItem[], itemId: string): string | null {
  const place = items.findIndex(({ id }) => id === itemId)
  return items.slice(0, place + 1).findLast(isOpening)?.id ?? null
}

function isOpening(item: TimelineItem): item is OpeningItem {
  return item.kind === 'event' && item.what === 'opened'
}
