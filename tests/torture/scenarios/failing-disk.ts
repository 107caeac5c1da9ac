import { ok } from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { createDisk, diskObstacle } from '../disk.ts'
import type { Scenario } from '../scenario.ts'
import { bear } from '../trial.ts'

/** The disk fails after so many more writes: in the middle of one transaction or another. */
const WRITES = 80
const FAILING_MS = 250
/** Now and then the relay dies while its disk fails. */
const KILLED = 0.15

export const failingDisk: Scenario = {
  name: 'failing-disk',
  what: 'the disk is full or read-only again and again: nothing is acknowledged that is not durable, and the relay heals by itself',
  engines: ['sqlite'],
  obstacle: diskObstacle,
  run: async (torture) => {
    const { random, amount, newHome } = torture
    const home = await newHome()
    const disk = createDisk(home.dataFolder)
    const figures = await bear(torture, home, {
      strikes: amount(12, 200),
      webhooks: amount(480, 8_000),
      env: disk.env,
      strike: async ({ lives }) => {
        if (!lives.isUp()) await lives.begin()
        disk.fail(random() < 0.5 ? 'full' : 'read-only', Math.floor(random() * WRITES))
        await sleep(FAILING_MS)
        if (random() < KILLED) await lives.kill()
        disk.mend()
      },
    })
    ok(Number(figures['refusals']) > 0, 'No webhook ever met a failing disk.')
    return figures
  },
}
