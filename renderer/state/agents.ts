import { create } from 'zustand'
import type { AgentView } from '../../shared/ipc.ts'
import { call } from '../bridge.ts'

export const useAgents = create<{ agents: AgentView[] }>()(() => ({ agents: [] }))

export async function loadAgents(): Promise<void> {
  useAgents.setState(await call('list-agents', {}))
}

/** The name behind an agent's id; null for an account that this console does not know. */
export function useAgentName(): (agentId: string) => string | null {
  const agents = useAgents((state) => state.agents)
  return (agentId) => agents.find((agent) => agent.agentId === agentId)?.name ?? null
}
