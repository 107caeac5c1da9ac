import type { Desk } from '../../main/desk.ts'
import { searchMessages } from '../../main/views/search-view.ts'
import type { FoundLines } from '../../shared/ipc/search.ts'
import type { CallArguments } from '../../shared/ipc.ts'

/** Asks until there are so many lines, or no more: a call on a busy machine may say where to go on. */
export function searchAll(desk: Desk, asked: CallArguments<'search-messages'>): FoundLines {
  let page = searchMessages(desk, asked)
  const hits = [...page.hits]
  while (page.next !== null && hits.length < asked.limit) {
    const limit = asked.limit - hits.length
    page = searchMessages(desk, { ...asked, after: page.next, limit })
    hits.push(...page.hits)
  }
  return { ...page, hits }
}
