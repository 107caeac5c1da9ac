import type { Command } from '../../shared/commands.ts'
import { useStatus } from './status.ts'

/** Conversations that this agent took to herself here and that have not come yet: nobody hands them to her. */
const taken = new Set<string>()

/** Called with each command that concerns who attends. */
export function rememberTaking(command: Command): void {
  const toHerself =
    command.type === 'claim-attendance' ||
    (command.type === 'transfer-attendance' && command.toAgentId === myId())
  if (toHerself) taken.add(command.conversationId)
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
