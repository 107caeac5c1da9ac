import type { AddressInfo } from 'node:net'
import { startAssigning } from './assignment/assign-waiting.ts'
import { createPassedOver } from './assignment/passed-over.ts'
import { startEndingBlocks } from './blocks/end-blocks.ts'
import { compose, type Surroundings } from './compose.ts'
import type { RelayConfig } from './config.ts'
import { replayErasures } from './duties/erase-citizen.ts'
import { startHousekeeping } from './duties/housekeeping.ts'
import { startRetention } from './duties/start-retention.ts'
import type { RelayServer } from './routes/server.ts'
import { startSendingScheduled } from './schedule/send-scheduled.ts'
import { openStore } from './store/open-store.ts'
import { beginRun } from './store/relay-run.ts'
import { takeServerLock } from './store/server-lock.ts'
import { startWatchingInbox } from './whatsapp/watch-inbox.ts'

export type Relay = {
  /**
   * @throws StoreInUseError, NewerStoreError, or Node's error when a port is taken.
   */
  start(): Promise<void>
  /** Answers what is under way, ends streams, closes the store: within three seconds. */
  stop(): Promise<void>
  /** Where consoles and WhatsApp reach it; only while it runs. */
  readonly url: string
  /** Metrics and docs, on 127.0.0.1. */
  readonly adminUrl: string
}

/** What is handed in; the rest of the surroundings is as in operation. */
export type RelayOptions = Pick<Surroundings, 'clock' | 'newId'> & Partial<Surroundings>

const operation: Omit<Surroundings, 'clock' | 'newId'> = {
  random: Math.random,
  onMoment: () => {},
  log: { level: 'info' },
  timings: {
    connectTimeoutMs: 5000,
    answerTimeoutMs: 10_000,
    backOffBaseMs: 1000,
    silenceMs: 30_000,
    pause: {
      account: { firstMs: 60_000, maxMs: 15 * 60_000 },
      rate: { firstMs: 1000, maxMs: 60_000 },
    },
  },
  leaseTimings: { sweepMs: 15_000, renewMs: 60_000, graceMs: 120_000 },
  assignEveryMs: 1000,
  templates: { everyMs: 60 * 60_000, soonMs: 2000 },
  graces: { requestsMs: 1500, callsMs: 2400 },
  onSteppedDown: () => {},
}

export function createRelay(config: RelayConfig, options: RelayOptions): Relay {
  const surroundings: Surroundings = { ...operation, ...options }
  let running: Serving | null = null
  let stopping: Promise<void> | null = null
  const stop = () => {
    stopping ??= running?.stop() ?? Promise.resolve()
    return stopping
  }
  const address = (which: 'url' | 'adminUrl'): string => {
    if (running === null) throw new Error('relay-not-running')
    return running[which]
  }
  return {
    start: async () => {
      running = await run(config, surroundings)
      heedLock(running, () => {
        const told = surroundings.onSteppedDown
        stop().then(told, told)
      })
    },
    stop,
    get url() {
      return address('url')
    },
    get adminUrl() {
      return address('adminUrl')
    },
  }
}

type Serving = Awaited<ReturnType<typeof run>>

async function run(config: RelayConfig, surroundings: Surroundings) {
  const lock = await takeServerLock(config.store)
  const undo: (() => unknown)[] = [lock.giveBack]
  /** In the reverse order of what was begun. */
  const stop = async () => {
    for (const step of undo.splice(0).reverse()) await step()
  }
  try {
    const store = await openStore(config.store, surroundings.newId)
    undo.push(store.close)
    const thisRun = await beginRun(config.store, surroundings.newId)
    undo.push(thisRun.end)
    const { server, admin, log, logger, ...parts } = await compose(
      config,
      { store, run: thisRun, isServing: lock.isHeld },
      surroundings,
    )
    undo.push(log.stop)
    const { folder } = parts.duties
    undo.push(startHousekeeping({ store, folder, clock: surroundings.clock, logger }))
    // Before anybody is answered: a backup that was put here may know whom this relay has erased.
    const erased = await replayErasures(parts.duties)
    if (erased > 0) logger.info({ erased }, 'erasures were done again')
    undo.push(
      startRetention(
        { ...parts.duties, rules: config.organisation.retention ?? {} },
        { logger, onGone: parts.metrics.countRetained },
      ),
    )
    undo.push(startEndingBlocks({ log, store, logger, clock: surroundings.clock }))
    undo.push(
      startSendingScheduled({
        ...{ log, store, logger, clock: surroundings.clock },
        onReplyQueued: parts.dispatcher.wake,
      }),
    )
    undo.push(
      startAssigning(
        {
          ...{ log, store, logger, clock: surroundings.clock },
          organisation: config.organisation,
          onPassedOver: createPassedOver(logger, parts.metrics.countPassedOver),
        },
        surroundings.assignEveryMs,
      ),
    )
    undo.push(() => admin.close())
    const adminUrl = await admin.listen({ host: '127.0.0.1', port: config.adminPort })
    undo.push(() =>
      Promise.all([
        closeServer(server, surroundings.graces.requestsMs),
        parts.interpreter.stop(),
        parts.dispatcher.stop(surroundings.graces.callsMs),
        parts.fetcher.stop(),
        parts.presence.leases.stop(),
        parts.presence.board.stop(),
        parts.templateSync.stop(),
      ]),
    )
    undo.push(() => parts.stopping.abort())
    // Before anybody brings a file: what an earlier run left half done is taken away.
    await parts.fetcher.start()
    await server.listen({ host: config.host, port: config.port })
    // What earlier runs left unfinished.
    await parts.dispatcher.start()
    parts.interpreter.wake()
    undo.push(startWatchingInbox({ store, logger, wake: parts.interpreter.wake }))
    parts.presence.leases.start()
    parts.templateSync.start()

    const url = addressOf(server, config.host)
    logger.info({ url, adminUrl }, `relay: ${url}`)
    return { url, adminUrl, stop, lock, logger }
  } catch (error) {
    await stop()
    throw error
  }
}

/** Without its lock it begins nothing: another relay may serve. If one does, this one has to go. */
function heedLock({ lock, logger }: Serving, stepDown: () => void): void {
  lock.watch((standing) => {
    switch (standing) {
      case 'lost':
        logger.error('the lock on the store is lost: nothing is interpreted or sent without it')
        break
      case 'held':
        logger.warn('the lock on the store is held again: the work goes on')
        break
      case 'another':
        logger.error('another relay has the lock on the store: this one stops')
        stepDown()
    }
  })
}

/** Lets requests end; a connection that does not end in time is cut. */
async function closeServer(server: RelayServer, graceMs: number): Promise<void> {
  const limit = setTimeout(() => server.server.closeAllConnections(), graceMs)
  await server.close()
  clearTimeout(limit)
}

function addressOf(server: RelayServer, host: string): string {
  const { port } = server.server.address() as AddressInfo
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}
