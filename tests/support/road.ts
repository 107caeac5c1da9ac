import { afterEach, beforeEach } from 'vitest'
import type { Environment } from '../../relay/config-variable.ts'
import { startAgent, type TestAgent } from './agent.ts'
import { removeFolder, type StartedRelay, startRelay, temporaryFolder } from './start-relay.ts'

/** A relay with a folder of its own, and agents at consoles of theirs, for one test at a time. */
export type Road = {
  readonly relay: StartedRelay
  readonly dataFolder: string
  /** An agent sits down at a PC of her own. */
  start(login: string): Promise<TestAgent>
  /** The relay is away until it is called. @returns where consoles find it again. */
  goAway(): Promise<() => Promise<void>>
}

/**
 * Made anew for each test of a file, and taken away after it, whoever came meanwhile.
 * @param env more of the relay's environment, asked before each test.
 */
export function roadOfEachTest(env: () => Environment = () => ({})): Road {
  let relay: StartedRelay
  let dataFolder: string
  let agents: TestAgent[]

  beforeEach(async () => {
    dataFolder = temporaryFolder()
    relay = await startRelay({ dataFolder, env: env() })
    agents = []
  })

  afterEach(async () => {
    for (const agent of agents) await agent.stop()
    await relay.stop()
    removeFolder(dataFolder)
  })

  return {
    get relay() {
      return relay
    },
    get dataFolder() {
      return dataFolder
    },
    start: async (login) => {
      const agent = await startAgent(login, relay.url)
      agents.push(agent)
      return agent
    },
    goAway: async () => {
      const { port } = new URL(relay.url)
      await relay.stop()
      return async () => {
        relay = await startRelay({ dataFolder, env: { ...env(), BALCAO_PORT: port } })
      }
    },
  }
}
