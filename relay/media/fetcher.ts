import type { MessageContent } from '../../shared/domain/message-content.ts'
import type { UnavailableReason } from '../../shared/events/media.ts'
import { parseEvent } from '../../shared/events.ts'
import type { Log } from '../log/log.ts'
import { describeError, type Logger } from '../logger.ts'
import type { Store } from '../store/port.ts'
import { type FetchContext, type Fetched, fetchFile } from './fetch-file.ts'
import type { DueFetch } from './fetch-table.ts'
import * as fetches from './fetch-table.ts'
import { type ExamineContext, type ExaminedFile, examineFile, keepFile } from './keep-file.ts'
import { findWanted, type WantedFile } from './media-table.ts'
import { removeOrphans } from './remove-orphans.ts'

export type FetcherContext = FetchContext &
  ExamineContext & {
    readonly store: Store
    readonly log: Log
    readonly logger: Logger
    readonly clock: () => number
    /** In [0, 1). */
    readonly random: () => number
    readonly backOffBaseMs: number
  }

/** Fetches the files of citizens' messages, and removes what was erased. */
export type Fetcher = {
  start(): Promise<void>
  /** Ends downloads that are under way; they begin anew at the next start. */
  stop(): Promise<void>
}

const AT_ONCE = 4
/** Due again after so long, should the relay die over a download. */
const LEASE_MS = 60_000
const MAX_SLEEP_MS = 60_000
const MAX_BACK_OFF_MS = 10 * 60_000
/** What WhatsApp itself says is wrong is asked so often; it may have been too early. */
const FEW_ATTEMPTS = 4
/** WhatsApp keeps a citizen's file for so long (reference, section 5.5). */
const GIVE_UP_AFTER_MS = 7 * 24 * 60 * 60_000

export function createFetcher(context: FetcherContext): Fetcher {
  const { store, log, logger, clock, folder } = context
  const underWay = new Map<string, Promise<void>>()
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()

  async function run(): Promise<void> {
    const news = log.changes.listen()
    while (!stopping.signal.aborted) {
      const sleepMs = await round().catch((error: unknown) => {
        logger.error(describeError(error), 'fetching files waits for the store')
        return MAX_SLEEP_MS
      })
      if (!stopping.signal.aborted) await news.next(sleepMs)
    }
    news.end()
  }

  /** @returns how long there will be nothing to do. */
  async function round(): Promise<number> {
    await removeOrphans(store, folder)
    const now = clock()
    const free = AT_ONCE - underWay.size
    const due = free > 0 ? await fetches.due(store, now, free + underWay.size) : []
    for (const fetch of due) {
      if (underWay.size < AT_ONCE && !underWay.has(fetch.messageId)) begin(fetch)
    }
    // One that ends announces itself: then there is room for the next.
    if (underWay.size >= AT_ONCE) return MAX_SLEEP_MS
    const next = await fetches.nextDueAt(store)
    // What is due by now is under way, and announces its end.
    return next === null || next <= now ? MAX_SLEEP_MS : Math.min(next - now, MAX_SLEEP_MS)
  }

  function begin(fetch: DueFetch): void {
    const { messageId } = fetch
    const work = attempt(fetch)
      .then(
        () => true,
        (error: unknown) => {
          // A full disk, say: nobody is woken, who would only fail again at once.
          logger.error({ ...describeError(error), messageId }, 'a file was not kept')
          return false
        },
      )
      .then((isOver) => {
        underWay.delete(messageId)
        if (isOver) log.changes.announce()
      })
    underWay.set(messageId, work)
  }

  async function attempt(fetch: DueFetch): Promise<void> {
    const isOurs = await store.transaction((tx) => fetches.take(tx, fetch, clock() + LEASE_MS))
    if (!isOurs) return
    const wanted = await findWanted(store, fetch.messageId)
    const content = wanted && (await contentOf(wanted))
    if (!wanted || !content) {
      // Erased meanwhile, or it has come already.
      await store.transaction((tx) => fetches.finish(tx, fetch.messageId))
      return
    }
    const path = folder.incomingPath()
    try {
      const named = { ...content, phoneNumberId: wanted.phoneNumberId }
      const fetched = await fetchFile(context, named, path, stopping.signal)
      if (stopping.signal.aborted) await postpone(fetch.messageId, 0)
      else if (fetched.outcome === 'failed') await fail(wanted, fetch, fetched)
      else await record(wanted, await examineFile(context, path, fetched, content.mimeType))
    } finally {
      await folder.drop(path)
    }
  }

  async function contentOf(wanted: WantedFile) {
    const [stored] = await log.pick([wanted.messageSeq])
    const parsed = stored ? parseEvent(JSON.parse(stored.json)) : null
    const content: MessageContent | null =
      parsed?.known && 'messageId' in parsed.event && 'content' in parsed.event
        ? (parsed.event.content as MessageContent | null)
        : null
    if (content === null || !('mediaId' in content) || content.mediaId === null) return null
    return { mediaId: content.mediaId, sha256: content.sha256, mimeType: content.mimeType }
  }

  async function record({ messageId, conversationId }: WantedFile, examined: ExaminedFile) {
    await log.transaction(async (tx) => {
      // Of two downloads the second has nothing to tell; what was erased meanwhile is not kept.
      if ((await findWanted(tx, messageId)) === null) return
      await keepFile(tx, folder, examined)
      await tx.append(conversationId, () => [
        { type: 'media-stored', conversationId, messageId, content: examined.file },
      ])
    })
  }

  async function fail(
    wanted: WantedFile,
    fetch: DueFetch,
    { reason, forGood }: Extract<Fetched, { outcome: 'failed' }>,
  ): Promise<void> {
    const attempts = fetch.attempts + 1
    const age = clock() - fetch.firstAt
    if (!forGood && mayTryAgain(reason, attempts, age)) {
      await postpone(fetch.messageId, clock() + backOff(attempts))
      return
    }
    const { messageId, conversationId } = wanted
    logger.warn({ messageId, reason, attempts }, 'a file was given up')
    await log.transaction(async (tx) => {
      if ((await findWanted(tx, messageId)) === null) return
      await tx.append(conversationId, () => [
        { type: 'media-unavailable', conversationId, messageId, reason },
      ])
    })
  }

  function backOff(attempts: number): number {
    const full = Math.min(context.backOffBaseMs * 2 ** Math.min(attempts - 1, 20), MAX_BACK_OFF_MS)
    return Math.round(full * (1 - context.random() / 2))
  }

  async function postpone(messageId: string, until: number): Promise<void> {
    await store.transaction((tx) => fetches.postpone(tx, messageId, until))
  }

  return {
    start: async () => {
      await folder.prepare()
      running = run()
    },
    stop: async () => {
      stopping.abort()
      log.changes.announce()
      await running
      await Promise.all(underWay.values())
      context.pictures.stop()
    },
  }
}

function mayTryAgain(reason: UnavailableReason, attempts: number, ageMs: number): boolean {
  return reason === 'unreachable' ? ageMs < GIVE_UP_AFTER_MS : attempts < FEW_ATTEMPTS
}
