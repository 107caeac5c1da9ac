import { randomUUID } from 'node:crypto'
import { openRecord } from '../../relay/compose-record.ts'
import { readConfig } from '../../relay/config.ts'
import { createDispatcher } from '../../relay/delivery/dispatcher.ts'
import { createFileFolder } from '../../relay/media/file-folder.ts'
import { openStore } from '../../relay/store/open-store.ts'
import { beginRun, type RelayRun } from '../../relay/store/relay-run.ts'
import { createGraphApi } from '../../relay/whatsapp/graph-api.ts'
import { createProvider } from '../../relay/whatsapp/providers/provider.ts'
import { crashAt } from './crash-at.ts'

/**
 * What of a relay sends, in a process of its own (`spawnSender`): two of them work over one store,
 * as several relays will. It begins when it is told to. From `CLOCK_SINCE` (ms) on its clock goes five
 * times slower; or, with `CLOCK_STANDS`, only when it is told how many milliseconds it is later.
 */
const since = Number(process.env['CLOCK_SINCE'])
const stands = process.env['CLOCK_STANDS'] !== undefined
let later = 0
const clock = () => Math.round(since + (stands ? later : (Date.now() - since) / 5))

const config = readConfig(process.env)
const store = await openStore(config.store, randomUUID)
const log = await openRecord(store, clock)
const run =
  config.store.engine === 'sqlite' ? runOfProcess() : await beginRun(config.store, randomUUID)
const timeouts = { connectTimeoutMs: 5000, answerTimeoutMs: 20_000 }
const dispatcher = createDispatcher({
  ...{ store, log, run, clock, newId: randomUUID, random: Math.random },
  graph: createGraphApi(createProvider(config.whatsapp), timeouts),
  folder: createFileFolder(config.dataFolder),
  backOffBaseMs: 20,
  pauseTimings: {
    account: { firstMs: 200, maxMs: 200 },
    rate: { firstMs: 200, maxMs: 200 },
  },
  logger: { info: () => {}, warn: () => {}, error: () => {} },
  onMoment: crashAt(process.env['CRASH_AT']),
  onSent: () => {},
})
process.on('message', (order: 'begin' | { later: number }) => {
  if (order === 'begin') void dispatcher.start()
  else later = order.later
})

const end = async () => {
  await dispatcher.stop(1000)
  log.stop()
  await run.end()
  await store.close()
  process.exit(0)
}
process.on('SIGTERM', () => void end())
process.on('disconnect', () => void end())
process.send?.('ready')

/** SQLite has no second relay, and so no proof that one lives: here the machine says it. */
function runOfProcess(): RelayRun {
  const id = `${process.pid} ${randomUUID()}`
  const isGone = async (_: unknown, runId: string) => {
    try {
      process.kill(Number(runId.split(' ')[0]), 0)
      return false
    } catch {
      return true
    }
  }
  return { id, isSeen: () => true, isOver: isGone, isGone, end: async () => {} }
}
