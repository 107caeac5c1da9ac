import { randomUUID } from 'node:crypto'
import { flushCompileCache } from 'node:module'
import { readConfig } from '../../relay/config.ts'
import { createRelay } from '../../relay/relay.ts'
import { crashAt } from './crash-at.ts'

/**
 * The relay of `spawnRelay`. It may be told to die at a moment (`CRASH_AT`), and by its parent how far
 * (ms) its clock is ahead.
 */
let ahead = 0
const relay = createRelay(readConfig(process.env), {
  clock: () => Date.now() + ahead,
  newId: randomUUID,
  onMoment: crashAt(process.env['CRASH_AT']),
  log: { level: 'silent' },
  templates: { everyMs: process.env['TEMPLATES'] ? 3_600_000 : null, soonMs: 10 },
})
try {
  await relay.start()
} catch {
  // Whoever spawned it sees that it ended before it spoke.
  process.exit(1)
}
const end = () => void relay.stop().then(() => process.exit(0))
process.on('SIGTERM', end)
process.on('disconnect', end)
process.on('message', (order: { ahead: number }) => {
  ahead = order.ahead
  process.send?.('done')
})
process.send?.({ url: relay.url, adminUrl: relay.adminUrl })
// Node keeps what it compiled when a process ends, and this one may be killed.
flushCompileCache()
