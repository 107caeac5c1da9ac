import type { AgentView } from '../../shared/ipc/people.ts'
import type { Desk } from '../desk.ts'

/** Every account that the record names: the screen picks whom it offers. */
export function listAgents({ replica }: Desk): { agents: AgentView[] } {
  const agents = replica.people
    .agents()
    .map(({ agentId, name, roles, disabled }) => ({ agentId, name, roles: [...roles], disabled }))
  return { agents }
}
