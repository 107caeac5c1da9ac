import { buildIfStale } from './build.ts'
import { startHost } from './host.ts'
import { untilToldToStop } from './lifetime.ts'

/** `npm run console -- --relay URL --data DIR …`: one console, on Electron or the loopback host. */
await buildIfStale()
const host = await startHost(process.argv.slice(2))
const reason = await Promise.race([untilToldToStop(), host.ended])
await host.stop()
process.exit(reason === 'told' || reason === 0 ? 0 : 1)
