import { mayAttend } from '../../shared/domain/agent.ts'
import { mentionedIn } from '../../shared/domain/notes/mentions.ts'
import type { AgentView } from '../../shared/ipc/people.ts'
import { call } from '../bridge.ts'

/** Whoever reads what citizens write, and whose account still holds. */
export function mayBeMentioned({ disabled, ...actor }: AgentView): boolean {
  return !disabled && mayAttend(actor)
}

/**
 * Whom a note mentions, as its command says it. Read off its words when it leaves, so that whatever
 * kept them in between, a draft or a crash, has nothing more to keep.
 */
export async function mentionsOf(text: string): Promise<{ mentions?: string[] }> {
  if (!text.includes('@')) return {}
  const { agents } = await call('list-agents', {})
  const mentions = mentionedIn(text, agents.filter(mayBeMentioned))
  return mentions.length === 0 ? {} : { mentions }
}
