import type { KeyboardEvent } from 'react'
import type { ShownRow } from '../../state/arrange-rows.ts'
import { enterConversation, showRow } from '../../state/desk.ts'

/** Rows that Page Up and Page Down walk. */
const LEAP = 8

/** Arrows walk the rows and show each; Enter goes into the conversation that is shown. */
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
    if (event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key === 'Enter' && openIndex >= 0) {
      event.preventDefault()
      enterConversation()
      return
    }
    const target = targets[event.key]
    if (target === undefined) return
    event.preventDefault()
    const row = rows[Math.max(0, Math.min(target, rows.length - 1))]
    if (row) showRow(row.conversationId)
  }
}
