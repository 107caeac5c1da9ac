import { addAccounts } from '../support/relay-accounts.ts'
import { relayEnvironment } from '../support/relay-environment.ts'
import { seededRandom } from '../support/seeded.ts'
import { removeFolder, temporaryFolder } from '../support/start-relay.ts'
import { dropDatabase } from '../support/test-store.ts'
import type { Figures, Home, Scenario, Size, Torture } from './scenario.ts'

export type Play = {
  readonly seed: number
  readonly size: Size
  readonly progress?: Torture['progress']
}

/**
 * Plays one scenario on the engine of this run; the same play does the same again, but for the
 * machine's own timing.
 * @throws what the scenario throws, once everything that it made is gone.
 */
export async function play(scenario: Scenario, { seed, size, progress }: Play): Promise<Figures> {
  const homes: Home[] = []
  try {
    return await scenario.run({
      random: seededRandom(seed),
      amount: (small, full) => (size === 'full' ? full : small),
      progress: progress ?? (() => {}),
      newHome: async () => {
        const home = await makeHome()
        homes.push(home)
        return home
      },
    })
  } finally {
    for (const { dataFolder } of homes) {
      await dropDatabase(dataFolder)
      removeFolder(dataFolder)
    }
  }
}

async function makeHome(): Promise<Home> {
  const dataFolder = temporaryFolder()
  await addAccounts(dataFolder, Date.now)
  return { dataFolder, environment: (apiUrl) => relayEnvironment(dataFolder, apiUrl) }
}
