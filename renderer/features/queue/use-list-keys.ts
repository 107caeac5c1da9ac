import type { KeyboardEvent } from 'react'
import { MOST_AT_ONCE } from '../../../shared/ipc/bulk.ts'
import type { ShownRow } from '../../state/arrange-rows.ts'
import { enterConversation, showRow } from '../../state/desk.ts'
import { reportDefects } from '../../state/notices.ts'
import { selectAll, selectStretch, toggleSelected, useSelection } from '../../state/selection.ts'

/** Rows that Page Up and Page Down walk. */
const LEAP = 8

/**
 * Arrows walk the rows and show each; Enter goes into the conversation that is shown. X selects it,
 * with Shift everything from the last one selected; Ctrl+A selects the whole view.
 */
export function useListKeys(rows: ShownRow[], openIndex: number) {
  const targets: Record<string, number> = {
    ArrowDown: openIndex + 1,
    ArrowUp: openIndex < 0 ? rows.length - 1 : openIndex - 1,
    PageDown: openIndex + LEAP,
    PageUp: openIndex - LEAP,
    Home: 0,
    End: rows.length - 1,
  }
  return (event: KeyboardEvent) => {
    const open = rows[openIndex]
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'a') {
      event.preventDefault()
      reportDefects(selectAll(rows, MOST_AT_ONCE))
      return
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key.toLowerCase() === 'x' && open) {
      event.preventDefault()
      if (event.shiftKey) selectStretch(open.conversationId)
      else toggleSelected(open.conversationId)
      return
    }
    if (event.key === 'Enter' && openIndex >= 0) {
      event.preventDefault()
      enterConversation()
      return
    }
    const target = targets[event.key]
    if (target === undefined) return
    event.preventDefault()
    const row = rows[Math.max(0, Math.min(target, rows.length - 1))]
    if (!row) return
    if (event.shiftKey && open) {
      if (!useSelection.getState().ids.has(open.conversationId)) toggleSelected(open.conversationId)
      selectStretch(row.conversationId)
    }
    showRow(row.conversationId)
  }
}
