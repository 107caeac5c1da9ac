import { randomUUID } from 'node:crypto'
import { flushCompileCache } from 'node:module'
import { readConfig } from '../../relay/config.ts'
import type { OnMoment } from '../../relay/moments.ts'
import { createRelay } from '../../relay/relay.ts'

/**
 * The relay of `spawnRelay`. `CRASH_AT=moment:n` kills the process at the n-th such moment, as a
 * power cut would: nothing runs after it.
 */
const [moment, count] = (process.env['CRASH_AT'] ?? '').split(':')
let left = Number(count)

const onMoment: OnMoment = (reached) => {
  if (reached !== moment) return
  left -= 1
  if (left === 0) process.kill(process.pid, 'SIGKILL')
}

const relay = createRelay(readConfig(process.env), {
  clock: () => Date.now(),
  newId: randomUUID,
  onMoment,
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
process.send?.({ url: relay.url, adminUrl: relay.adminUrl })
// Node keeps what it compiled when a process ends, and this one may be killed.
flushCompileCache()
