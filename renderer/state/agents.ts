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
export function useAgents(): AgentView[] {
  useEffect(() => reportDefects(loadAgents()), [])
  return useAgentStore((state) => state.agents)
}

/** The name behind an agent's id; null for an account that this console does not know. */
export function useAgentName(): (agentId: string) => string | null {
  const agents = useAgents()
  return (agentId) => agents.find((agent) => agent.agentId === agentId)?.name ?? null
}
