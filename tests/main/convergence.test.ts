import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { inRoot } from '../../tools/root.ts'
import { bugs } from '../converge/bugs.ts'
import { play, playOut, Simulation } from '../converge/simulation.ts'
import { huntBug } from '../converge/workers.ts'

/** A few of many: `npm run converge` plays as many as are asked for. */
const SEEDS = Array.from({ length: 8 }, (_, index) => index + 1)

describe('consoles over a bad network come to what the relay holds', () => {
  test.each(SEEDS)('seed %i', async (seed) => {
    await play(seed, 250, true)
  })

  /** Seeds of `npm run converge` that failed once: another snapshot's part came before going over. */
  test.each([62_042])('seed %i, which failed once', async (seed) => {
    await play(seed, 1000, false)
  })

  test('the same seed is the same day', async () => {
    const first = new Simulation(3)
    const second = new Simulation(3)
    await playOut(first, 150, false)
    await playOut(second, 150, false)
    expect(second.relay.log.events).toEqual(first.relay.log.events)
    expect(first.relay.log.events.length).toBeGreaterThan(10)
  })

  /** `npm run converge` lets them end at calls chosen by chance, over thousands of days. */
  test('every fourth call of its store may be a console’s last', async () => {
    const day = () => new Simulation(2, 1)
    const calls = await playOut(day(), 40, false)
    expect(calls).toBeGreaterThan(100)
    for (let call = 1; call <= calls; call += 4) {
      const simulation = day()
      for (const peer of simulation.peers) peer.fatalCall = call
      await playOut(simulation, 40, false)
    }
  })
})

describe('a planted bug is caught', () => {
  const some = ['the door is no transaction', 'a command that has left is taken back']

  test.each(some)('%s', async (name) => {
    expect(await huntBug(name)).not.toBeNull()
  })

  test('and there are twenty of them, each with its one place in the code of today', () => {
    expect(bugs.length).toBeGreaterThanOrEqual(20)
    const homeless = bugs.filter(
      ({ file, from }) => readFileSync(inRoot(file), 'utf8').split(from).length !== 2,
    )
    expect(homeless).toEqual([])
  })
})
