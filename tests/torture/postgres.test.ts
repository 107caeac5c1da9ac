import { expect, test } from 'vitest'
import { play } from './play.ts'
import { kills, killsWhileSending } from './scenarios/kills.ts'

/** In the project `postgres`: its server's own faults are PostgreSQL's, the relay's death is ours. */
test.each([kills, killsWhileSending])(
  '$name: $what',
  async (scenario) => {
    await expect(play(scenario, { seed: 20_261_125, size: 'small' })).resolves.toEqual(
      expect.anything(),
    )
  },
  240_000,
)
