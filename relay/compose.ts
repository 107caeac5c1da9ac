import type { NewId } from '../shared/ids.ts'
import { createSessions } from './accounts/sessions.ts'
import { createSignIn } from './accounts/sign-in.ts'
import { createSignInLimits } from './accounts/sign-in-limits.ts'
import { composeInterpretation, openRecord } from './compose-record.ts'
import type { RelayConfig } from './config.ts'
import { createDispatcher } from './delivery/dispatcher.ts'
import { countQueued } from './delivery/outgoing-replies.ts'
import { type PauseTimings, pausedUntil } from './delivery/queue-pause.ts'
import { createReadReceipts } from './delivery/read-receipts.ts'
import { findPause } from './delivery/sending-state.ts'
import { openErasureLedger } from './duties/erasure-ledger.ts'
import { createDayOf } from './duties/tallies.ts'
import { createFetcher } from './media/fetcher.ts'
import { createFileFolder } from './media/file-folder.ts'
import { createPictures } from './media/pictures.ts'
import { trustedHosts } from './media/trusted-hosts.ts'
import { createMetrics } from './metrics.ts'
import type { OnMoment } from './moments.ts'
import { createPresenceBoard } from './presence/board.ts'
import { createLeaseKeeper, type LeaseTimings } from './presence/lease-keeper.ts'
import { createReadiness } from './readiness.ts'
import { createAdminServer } from './routes/admin-server.ts'
import { consoleRoutes } from './routes/console-routes.ts'
import { healthRoutes } from './routes/health-routes.ts'
import { createServer, type LogOptions } from './routes/server.ts'
import { webhookRoutes } from './routes/webhook-routes.ts'
import { watchDamage } from './store/damage.ts'
import type { Store } from './store/port.ts'
import type { RelayRun } from './store/relay-run.ts'
import { countStanding } from './whatsapp/account/alerts.ts'
import {
  createTemplateSync,
  isOfTemplates,
  type TemplateTimings,
} from './whatsapp/account/template-sync.ts'
import { createGraphApi } from './whatsapp/graph-api.ts'
import { backlog, createInbox } from './whatsapp/inbox.ts'
import { createInterpreter } from './whatsapp/interpreter.ts'
import { createProvider } from './whatsapp/providers/provider.ts'

export type Surroundings = {
  /** Milliseconds since the epoch. */
  readonly clock: () => number
  readonly newId: NewId
  /** In [0, 1): spreads repeated attempts. */
  readonly random: () => number
  readonly onMoment: OnMoment
  readonly log: LogOptions
  readonly timings: DeliveryTimings
  readonly leaseTimings: LeaseTimings
  /** How often attendances that wait are looked at (ms). */
  readonly assignEveryMs: number
  readonly templates: TemplateTimings
  readonly graces: StopGraces
  /** It has stopped by itself, because another relay serves from its store. */
  readonly onSteppedDown: () => void
}

/** How long what is under way may take to finish once the relay stops, all in milliseconds. */
export type StopGraces = {
  readonly requestsMs: number
  /** Of calls to WhatsApp: a reply whose answer does not come in time is unknown for ever. */
  readonly callsMs: number
}

/** All in milliseconds. */
type DeliveryTimings = {
  readonly connectTimeoutMs: number
  readonly answerTimeoutMs: number
  readonly backOffBaseMs: number
  /** A download that brings nothing for so long is given up. */
  readonly silenceMs: number
  readonly pause: PauseTimings
}

/** Puts the relay's parts together over an open store. Nothing runs before it is started. */
export async function compose(
  config: RelayConfig,
  {
    store: opened,
    run: thisRun,
    isServing,
  }: {
    store: Store
    run: RelayRun
    /** Whether it is the one that serves from this store: without that it interprets and sends nothing. */
    isServing: () => boolean
  },
  surroundings: Surroundings,
) {
  const { store, isDamaged } = watchDamage(opened)
  const { clock, newId, onMoment, timings } = surroundings
  const { whatsapp, organisation } = config
  const run: RelayRun = { ...thisRun, isSeen: () => isServing() && thisRun.isSeen() }
  const stopping = new AbortController()

  const server = createServer(surroundings.log)
  const logger = server.log
  const log = await openRecord(store, clock)
  const sessions = createSessions(store, clock)
  const inbox = createInbox(store, clock, (count) => {
    for (let each = 0; each < count; each += 1) onMoment('inbox-committed')
  })
  const metrics = createMetrics({
    inbox: () => backlog(store),
    head: log.head,
    queuedReplies: () => countQueued(store),
    sendingPausedUntil: async () => pausedUntil(await findPause(store), clock()),
    standingAlerts: () => countStanding(store),
    clock,
  })
  const provider = createProvider(whatsapp)
  const graph = createGraphApi(provider, timings)
  const keeping = { folder: createFileFolder(config.dataFolder), pictures: createPictures() }
  const fetcher = createFetcher({
    ...{ log, store, logger, clock, provider },
    ...keeping,
    ...timings,
    random: surroundings.random,
    isTrusted: trustedHosts(whatsapp.apiUrl),
  })
  const receipts = createReadReceipts({
    ...{ store, graph, clock, logger },
    isOn: organisation.readReceipts,
  })
  const board = createPresenceBoard({ firstVersion: clock(), onChanged: log.changes.announce })
  const leases = createLeaseKeeper({
    ...{ log, store, clock, logger },
    leaseMs: organisation.leaseMinutes * 60_000,
    timings: surroundings.leaseTimings,
  })
  const templateSync = createTemplateSync({
    ...{ log, graph, newId, logger },
    timings: surroundings.templates,
  })
  const dispatcher = createDispatcher({
    folder: keeping.folder,
    ...{ log, store, run, graph, logger, clock, newId, onMoment },
    pauseTimings: timings.pause,
    random: surroundings.random,
    backOffBaseMs: timings.backOffBaseMs,
    onSent: (event) => {
      metrics.countSend(event.type)
      // A refused template is not what the relay took it for.
      if (event.type === 'send-failed' && isOfTemplates(event.code)) templateSync.wake()
    },
  })
  const interpretation = composeInterpretation(config, {
    ...{ logger, clock, newId },
    onItem: metrics.countItem,
    onField: metrics.countField,
    onTemplateNews: templateSync.wake,
  })
  const interpreter = createInterpreter(interpretation, log, { onMoment, isServing })

  healthRoutes(server, createReadiness(store, { isDamaged, isServing }, graph))
  webhookRoutes(server, {
    ...{ inbox, metrics, onMoment },
    isGenuine: provider.isGenuine,
    verifyToken: whatsapp.verifyToken,
    onKept: interpreter.wake,
  })
  const dayOf = createDayOf(organisation.timeZone)
  const ledger = openErasureLedger(config.dataFolder)
  consoleRoutes(server, {
    ...{ log, store, ledger, dayOf, sessions, organisation, metrics, clock, newId },
    ...keeping,
    ...{ board, leases, receipts },
    logId: log.logId,
    signIn: createSignIn(store, createSignInLimits(store, clock)),
    commands: {
      ...{ log, clock, nextProtocol: interpretation.nextProtocol },
      organisation,
    },
    stopping: stopping.signal,
    onReplyQueued: dispatcher.wake,
  })
  const admin = createAdminServer({ registry: metrics.registry, describe: () => server.swagger() })
  const duties = { log, store, ledger, folder: keeping.folder, dayOf, clock }
  const presence = { board, leases }
  const workers = { interpreter, dispatcher, fetcher, presence, templateSync }
  return { server, admin, log, logger, ...workers, stopping, duties, metrics }
}
