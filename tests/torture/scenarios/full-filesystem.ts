import { ok } from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { addAccounts } from '../../support/relay-accounts.ts'
import { relayEnvironment } from '../../support/relay-environment.ts'
import type { Scenario } from '../scenario.ts'
import { mountObstacle, mountSmallFilesystem } from '../small-filesystem.ts'
import { bear } from '../trial.ts'

/** What is still free when others have filled the disk: nothing, or some pages. */
const MOST_LEFT = 96 * 1024
const FULL_MS = 250
/** Now and then the relay dies on a full disk. */
const KILLED = 0.15

export const fullFilesystem: Scenario = {
  name: 'full-filesystem',
  what: 'a small file system is really full again and again: nothing is acknowledged that is not durable, and the relay heals by itself',
  engines: ['sqlite'],
  obstacle: mountObstacle,
  run: async (torture) => {
    const { random, amount } = torture
    const disk = mountSmallFilesystem(amount(24, 192))
    try {
      await addAccounts(disk.folder, Date.now)
      const home = {
        dataFolder: disk.folder,
        environment: (apiUrl: string) => relayEnvironment(disk.folder, apiUrl),
      }
      const figures = await bear(torture, home, {
        strikes: amount(8, 200),
        webhooks: amount(320, 8_000),
        strike: async ({ lives }) => {
          if (!lives.isUp()) await lives.begin()
          disk.fill(Math.floor(random() * MOST_LEFT))
          await sleep(FULL_MS)
          if (random() < KILLED) await lives.kill()
          disk.empty()
        },
      })
      ok(Number(figures['refusals']) > 0, 'No webhook ever met a full disk.')
      return figures
    } finally {
      disk.remove()
    }
  },
}
