import type { PresenceNews, PresentAgent } from '../../shared/presence.ts'

/** What colleagues do right now, as the relay told it last. Kept in memory, and only while connected. */
export class Colleagues {
  readonly #agents = new Map<string, PresentAgent>()
  readonly #onChanged: () => void

  constructor(onChanged: () => void) {
    this.#onChanged = onChanged
  }

  /** Those who use their consoles; not all of them have a conversation before them. */
  list(): PresentAgent[] {
    return [...this.#agents.values()]
  }

  take({ agents }: PresenceNews): void {
    if (agents.length === 0) return
    for (const agent of agents) {
      if (agent.doing !== 'away') this.#agents.set(agent.agentId, agent)
      else this.#agents.delete(agent.agentId)
    }
    this.#onChanged()
  }

  /** Without a connection nothing is known of anybody. */
  forget(): void {
    if (this.#agents.size === 0) return
    this.#agents.clear()
    this.#onChanged()
  }
}
