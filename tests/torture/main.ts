import { parseArgs } from 'node:util'
import { setup as buildRelay } from '../support/relay-build.ts'
import { startPostgres } from '../support/start-postgres.ts'
import { testedEngine } from '../support/test-store.ts'
import { type Play, play } from './play.ts'
import type { Figures, Scenario } from './scenario.ts'
import { scenarios } from './scenarios.ts'

/**
 * `npm run torture`: every scenario at its full size. Options after `--`: `--engine sqlite|postgres`,
 * `--scenario NAME` (repeatable), `--seed N`, `--size small|full`. A seed that fails is printed with
 * the words that play it again.
 */
const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'sqlite' },
    scenario: { type: 'string', multiple: true },
    seed: { type: 'string' },
    size: { type: 'string', default: 'full' },
  },
})

const { engine, size } = values
if (engine !== 'sqlite' && engine !== 'postgres') fail('--engine is sqlite or postgres.')
if (size !== 'small' && size !== 'full') fail('--size is small or full.')
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 32))
if (!Number.isInteger(seed) || seed < 0) fail('--seed is a whole number.')
const unknown = values.scenario?.find((wanted) => scenarios.every(({ name }) => name !== wanted))
if (unknown !== undefined) {
  fail(`There is no scenario "${unknown}": ${scenarios.map(({ name }) => name).join(', ')}.`)
}

process.env['BALCAO_TEST_STORE'] = engine
await buildRelay()
const stopEngine = engine === 'postgres' ? await startPostgres() : async () => {}
let failed = 0
for (const scenario of scenarios) {
  if (values.scenario && !values.scenario.includes(scenario.name)) continue
  const isBorne = await tell(scenario, { seed, size })
  if (!isBorne) failed += 1
}
await stopEngine()
process.exit(failed === 0 ? 0 : 1)

/** @returns false when the relay did not bear it. */
async function tell(scenario: Scenario, how: Play): Promise<boolean> {
  const skipped = obstacleOf(scenario)
  if (skipped !== null) {
    print(`${scenario.name}: skipped. ${skipped}`)
    return true
  }
  print(`${scenario.name} (seed ${how.seed}): ${scenario.what} …`)
  const start = performance.now()
  try {
    const progress = (done: number, of: number) => {
      if (done % Math.ceil(of / 10) === 0 && done < of) {
        print(`${scenario.name}: ${done} of ${of} after ${secondsSince(start)} s`)
      }
    }
    const figures = await play(scenario, { ...how, progress })
    print(`${scenario.name}: borne in ${secondsSince(start)} s. ${describe(figures)}`)
    return true
  } catch (error) {
    print(`${scenario.name}: NOT BORNE after ${secondsSince(start)} s.`)
    print(error instanceof Error ? (error.stack ?? error.message) : String(error))
    const { name } = scenario
    print(
      `Again: npm run torture -- --scenario ${name} --seed ${how.seed} --engine ${testedEngine()} --size ${how.size}`,
    )
    return false
  }
}

function obstacleOf(scenario: Scenario): string | null {
  if (!scenario.engines.includes(testedEngine())) return `Only on ${scenario.engines.join(', ')}.`
  return scenario.obstacle?.() ?? null
}

function describe(figures: Figures): string {
  return Object.entries(figures)
    .map(([what, count]) => `${what} ${count}`)
    .join(', ')
}

function secondsSince(start: number): string {
  return ((performance.now() - start) / 1000).toFixed(1)
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
