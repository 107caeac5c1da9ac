import { useEffect } from 'react'
import { create } from 'zustand'
import type { AgentView } from '../../shared/ipc/people.ts'
import { call } from '../bridge.ts'
import { reportDefects } from './notices.ts'

const useAgentStore = create<{ agents: AgentView[] }>()(() => ({ agents: [] }))

async function loadAgents(): Promise<void> {
  useAgentStore.setState(await call('list-agents', {}))
}

/** Colleagues, asked for again by whatever shows them: nothing announces a new one. */
export function useAgents(areShown = true): AgentView[] {
  useEffect(() => {
    if (areShown) reportDefects(loadAgents())
  }, [areShown])
  return useAgentStore((state) => state.agents)
}

/**
 * The name behind an agent's id; null for an account that this console does not know.
 * @param isShown whether any is told now: else none is asked for.
 */
export function useAgentName(isShown = true): (agentId: string) => string | null {
  const agents = useAgents(isShown)
  return (agentId) => agents.find((agent) => agent.agentId === agentId)?.name ?? null
}
