import { availableParallelism } from 'node:os'
import { bugs } from './bugs.ts'
import { numberOption } from './options.ts'
import { huntBug, playSeeds } from './workers.ts'

/**
 * `npm run converge`: many seeded days against the rules, in as many processes as there are cores.
 * `--seeds N --ops N --from N` says how many; a failing seed is printed, and is played again by
 * `--from SEED --seeds 1`. `--bugs` plants each of the known bugs in turn and demands that it is
 * caught.
 */
const seeds = numberOption('seeds', 200)
const operations = numberOption('ops', 1000)
const from = numberOption('from', 1)

const holds = process.argv.includes('--bugs') ? await catchAll() : await playAll()
process.exit(holds ? 0 : 1)

async function playAll(): Promise<boolean> {
  const start = performance.now()
  const failures = await playSeeds({ from, seeds, operations }, availableParallelism())
  for (const { seed, reason } of failures) {
    process.stdout.write(`FAILED seed ${seed} of ${operations} operations: ${reason}\n`)
  }
  const seconds = (performance.now() - start) / 1000
  process.stdout.write(
    `${seeds} seeds of ${operations} operations, ${failures.length} failed, ` +
      `${seconds.toFixed(1)} s, ${(seeds / seconds).toFixed(1)} seeds/s\n`,
  )
  return failures.length === 0
}

async function catchAll(): Promise<boolean> {
  let caught = 0
  for (const bug of bugs) {
    const failure = await huntBug(bug.name)
    if (failure) caught += 1
    const found = failure ? `caught by seed ${failure.seed}: ${failure.reason}` : 'NOT CAUGHT'
    process.stdout.write(`${bug.name}: ${found}\n`)
  }
  process.stdout.write(`${caught} of ${bugs.length} planted bugs caught\n`)
  return caught === bugs.length
}
