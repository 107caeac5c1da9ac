import type { ConversationView } from '../../shared/ipc/conversation.ts'
import { useConversation } from './conversation.ts'
import { type KeyedAct, notify, type WhyNothing } from './notices.ts'
import { usePreferences } from './preferences.ts'

/** Says why a key finds nothing to do here and now: a key that stays silent seems broken. */
export function sayNothingToDo(what: KeyedAct): void {
  notify({ kind: 'nothing-to-do', what, why: whyNothing(what, useConversation.getState().view) })
}

function whyNothing(what: KeyedAct, view: ConversationView | null): WhyNothing {
  if (view === null) return 'no-conversation'
  if (!(what === 'react' ? view.can.react : view.can.reply)) return 'closed'
  return what === 'suggestions' && !usePreferences.getState().suggestions ? 'off' : 'none'
}
