import { parseArgs } from 'node:util'
import { buildIfStale } from './build.ts'
import { startDemo } from './demo.ts'
import { untilToldToStop } from './lifetime.ts'
import { inRoot } from './root.ts'

/** `npm start`: simulator, relay and console with the demo of one organisation. */
const { values } = parseArgs({
  options: {
    org: { type: 'string', default: 'palmas' },
    port: { type: 'string', default: '0' },
    host: { type: 'string' },
    data: { type: 'string' },
    'no-open': { type: 'boolean', default: false },
    'quiet-citizens': { type: 'boolean', default: false },
    consoles: { type: 'string', default: '1' },
  },
})

const consoles = Number(values.consoles)
const port = Number(values.port)
if (values.org !== 'palmas' && values.org !== 'ufmt') fail('--org is palmas or ufmt.')
if (!Number.isInteger(consoles) || consoles < 1 || consoles > 50) fail('--consoles is 1 to 50.')
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail('--port is 0 to 65535.')

await buildIfStale()
const demo = await startDemo({
  organisation: values.org,
  data: values.data ?? inRoot('.balcao', values.org),
  port,
  consoles,
  host: values.host ?? null,
  open: !values['no-open'],
  quiet: values['quiet-citizens'],
})
const reason = await Promise.race([untilToldToStop(), demo.ended])
if (reason !== 'told') process.stderr.write(`${reason}\n`)
await demo.stop()
process.exit(reason === 'told' ? 0 : 1)

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}
