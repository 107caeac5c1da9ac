import { ok } from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDisk, cutPower, diskObstacle } from '../disk.ts'
import type { Scenario } from '../scenario.ts'
import { bear } from '../trial.ts'

const LIFE_MS = 150
/** How much of what was not synced survives a power cut: nothing, about half, nearly all. */
const SURVIVING = [0, 0.5, 0.95]

export const forgottenWrites: Scenario = {
  name: 'forgotten-writes',
  what: 'the power is cut and the disk forgets what was not synced: nothing that was acknowledged is lost',
  engines: ['sqlite'],
  obstacle: diskObstacle,
  run: async (torture) => {
    const { random, amount, newHome } = torture
    const home = await newHome()
    const { env } = createDisk(home.dataFolder, { forgetful: true })
    let forgotten = 0
    const figures = await bear(torture, home, {
      strikes: amount(6, 200),
      webhooks: amount(240, 8_000),
      env,
      strike: async ({ lives }) => {
        if (!lives.isUp()) await lives.begin()
        await sleep(random() * LIFE_MS)
        await lives.kill()
        const share = SURVIVING[Math.floor(random() * SURVIVING.length)] ?? 0
        forgotten += cutPower(home.dataFolder, () => random() < share)
      },
    })
    ok(forgotten > 0, 'Nothing was ever forgotten: the disk between is not there.')
    return { ...figures, forgotten }
  },
}
