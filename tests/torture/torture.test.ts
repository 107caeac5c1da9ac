import { expect, test } from 'vitest'
import { onceFailed } from './once-failed.ts'
import { play } from './play.ts'
import { scenarios } from './scenarios.ts'

/** Always the same here, so that a change that breaks is told from bad luck; `npm run torture` looks further. */
const SEED = 20_261_125

for (const scenario of scenarios) {
  const { name, what, obstacle } = scenario
  const hindered = obstacle?.() ?? null
  const title = `${name}: ${what} (seed ${SEED})`
  test.skipIf(hindered !== null)(hindered === null ? title : `${title} · ${hindered}`, async () => {
    await expect(play(scenario, { seed: SEED, size: 'small' })).resolves.toEqual(expect.anything())
  })
}

test.each(onceFailed)('$scenario with seed $seed: no more "$because"', async (once) => {
  const scenario = scenarios.find(({ name }) => name === once.scenario)
  if (scenario === undefined) throw new Error(`There is no scenario ${once.scenario} any more.`)
  await play(scenario, { seed: once.seed, size: 'small' })
})
