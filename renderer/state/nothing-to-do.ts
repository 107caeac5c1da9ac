import type { ConversationView } from '../../shared/ipc/conversation.ts'
import { useConversation } from './conversation.ts'
import { type KeyedAct, notify, type WhyNothing } from './notices.ts'
import { usePreferences } from './preferences.ts'

/** Says why a key finds nothing to do here and now: a key that stays silent seems broken. */
export function sayNothingToDo(what: KeyedAct): void {
  notify({ kind: 'nothing-to-do', what, why: whyNothing(what, useConversation.getState().view) })
}

/** What she must be able to do here, for the key to have something to do. */
const needs: Record<KeyedAct, keyof ConversationView['can']> = {
  react: 'react',
  quote: 'reply',
  suggestions: 'reply',
  canned: 'reply',
  record: 'reply',
  topic: 'classify',
  forward: 'forward',
  snooze: 'snooze',
  template: 'template',
}

/** Who has the attendance may write no more than others while its citizen is blocked. */
const ofWriting: ReadonlySet<string> = new Set<keyof ConversationView['can']>([
  'react',
  'reply',
  'template',
])

function whyNothing(what: KeyedAct, view: ConversationView | null): WhyNothing {
  if (view === null) return 'no-conversation'
  const need = needs[what]
  if (!view.can[need]) return ofWriting.has(need) ? 'closed' : 'not-hers'
  return what === 'suggestions' && !usePreferences.getState().suggestions ? 'off' : 'none'
}
