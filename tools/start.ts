import { parseArgs } from 'node:util'
import { buildIfStale } from './build.ts'
import { type Demo, startDemo } from './demo.ts'
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
const organisation = organisationOf(values.org)
if (!Number.isInteger(consoles) || consoles < 1 || consoles > 50) fail('--consoles is 1 to 50.')
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail('--port is 0 to 65535.')

// Armed before anything is started: a signal in the middle must not leave a demo half made.
const told = untilToldToStop()
const stopping = new AbortController()
void told.then(() => stopping.abort())
const demo = await start().catch((error: unknown) => {
  if (stopping.signal.aborted) process.exit(0)
  throw error
})
const reason = await Promise.race([told, demo.ended])
if (reason !== 'told') process.stderr.write(`${reason}\n`)
await demo.stop()
process.exit(reason === 'told' ? 0 : 1)

async function start(): Promise<Demo> {
  await buildIfStale()
  const options = {
    organisation,
    data: values.data ?? inRoot('.balcao', values.org),
    port,
    consoles,
    host: values.host ?? null,
    open: !values['no-open'],
    quiet: values['quiet-citizens'],
  }
  return startDemo(options, stopping.signal)
}

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

function organisationOf(name: string): 'palmas' | 'ufmt' {
  return name === 'palmas' || name === 'ufmt' ? name : fail('--org is palmas or ufmt.')
}
