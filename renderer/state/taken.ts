import type { Command } from '../../shared/commands.ts'
import { useStatus } from './status.ts'

/** Conversations that this agent took to herself here and that have not come yet: nobody hands them to her. */
const taken = new Set<string>()

/** Called with each command that concerns who attends. */
export function rememberTaking(command: Command): void {
  const conversationId = takenBy(command)
  if (conversationId !== null) taken.add(conversationId)
}

/** One that she gave away, or wanted to, stays hers after all: it comes back to her list by nobody's hand. */
export function rememberTakenBack(conversationId: string): void {
  taken.add(conversationId)
}

/** The conversation that becomes hers by it; null for none. */
function takenBy(command: Command): string | null {
  switch (command.type) {
    case 'claim-attendance':
    case 'reopen-attendance':
      return command.conversationId
    case 'transfer-attendance':
      return command.toAgentId === myId() ? command.conversationId : null
    case 'separate-citizen':
      return command.newConversationId
    default:
      return null
  }
}

export function takenHere(): ReadonlySet<string> {
  return taken
}

/** They have come: whoever hands one of them over later does just that. */
export function forgetTaken(conversationIds: readonly string[]): void {
  for (const id of conversationIds) taken.delete(id)
}

export function forgetAllTaken(): void {
  taken.clear()
}

function myId(): string | null {
  const session = useStatus.getState().status?.session
  return session?.state === 'signed-in' ? session.account.agentId : null
}
