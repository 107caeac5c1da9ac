import { runAction } from '../../actions/run-action.ts'
import { askForCanned } from '../../state/canned-asked.ts'
import { openConversationAt } from '../../state/conversation.ts'
import { openRow } from '../../state/desk.ts'
import { reportDefects } from '../../state/notices.ts'
import { rememberAction } from '../../state/recent.ts'
import { searchFor } from '../../state/search.ts'
import type { Entry } from './entries.ts'

/** Once the palette has closed, and the focus is back where it was. */
export function choose(entry: Entry): void {
  switch (entry.kind) {
    case 'action':
      rememberAction(entry.action.id)
      runAction(entry.action)
      break
    case 'case':
      if (entry.itemId === null) openRow(entry.conversationId)
      else reportDefects(openConversationAt(entry.conversationId, entry.itemId))
      break
    case 'canned':
      askForCanned(entry.conversationId, entry.replyId)
      break
    case 'search':
      searchFor(entry.words)
  }
}
