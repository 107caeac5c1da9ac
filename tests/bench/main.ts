import { arch, cpus, platform } from 'node:os'
import { benchBatch } from './batch.ts'
import { benchDay } from './day.ts'
import { benchFanOut } from './fan-out.ts'
import { benchFirstReplication } from './first-replication.ts'
import { benchLive } from './live.ts'
import { benchReplication } from './replication.ts'
import { benchRow } from './row.ts'
import { benchScreen } from './screen.ts'
import { benchStore } from './store.ts'
import { tableOf } from './table.ts'
import { benchWebhooks } from './webhooks.ts'

/**
 * `npm run bench`: what the hardware gives, what the naive way takes, and where Balcão stands
 * between them, side by side in one run, as one table with what each figure shall be. `--json` prints one JSON object; `--only NAME` runs one;
 * `--full` takes the sizes of the targets instead of small ones.
 */
const benches = {
  webhooks: benchWebhooks,
  batch: benchBatch,
  fanOut: benchFanOut,
  live: benchLive,
  row: benchRow,
  replication: benchReplication,
  firstReplication: benchFirstReplication,
  store: benchStore,
}

/** They take minutes, and run by their names alone. */
const named = { day: benchDay, screen: benchScreen }

const only = process.argv[process.argv.indexOf('--only') + 1]
const isFull = process.argv.includes('--full')
const asJson = process.argv.includes('--json')
const results: Record<string, object> = {}
const asked = process.argv.includes('--only')
  ? Object.entries({ ...benches, ...named }).filter(([name]) => name === only)
  : Object.entries(benches)
for (const [name, bench] of asked) {
  process.stderr.write(`${name}…\n`)
  results[name] = await bench(isFull)
}
const report = {
  machine: { cores: cpus().length, model: cpus()[0]?.model ?? '', node: process.version },
  system: `${platform()} ${arch()}`,
  results,
}
process.stdout.write(`${asJson ? JSON.stringify(report) : tableOf(results)}\n`)
process.exit(0)
