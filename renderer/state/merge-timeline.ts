import type { TimelineCursor, TimelineItem, TimelinePage } from '../../shared/ipc/timeline.ts'

/**
 * Joins the newest page, asked for again, with the older items that are on the screen already. Where
 * they do not touch (more arrived than a page holds), the page stands alone: a gap is never hidden.
 */
export function mergeNewest(shown: TimelinePage, newest: TimelinePage): TimelinePage {
  const first = newest.items[0]
  if (first === undefined || newest.before === null) return newest
  const seam = shown.items.findIndex((item) => item.id === first.id)
  return seam > 0
    ? { items: [...shown.items.slice(0, seam), ...newest.items], before: shown.before }
    : newest
}

/** Puts an older page above; null where the screen has moved on since it was asked for. */
export function mergeOlder(
  shown: TimelinePage,
  asked: TimelineCursor,
  older: TimelinePage,
): TimelinePage | null {
  if (shown.before?.at !== asked.at || shown.before.seq !== asked.seq) return null
  return { items: [...older.items, ...shown.items], before: older.before }
}

export function hasItem(page: TimelinePage, id: string): boolean {
  return page.items.some((item: TimelineItem) => item.id === id)
}
