import type { SyncStatus } from '../../shared/ipc/status.ts'
import type { SessionResponse } from '../../shared/protocol.ts'
import type { Log } from '../log.ts'
import { applyEvents } from '../replica/apply-events.ts'
import { readPosition } from '../replica/position.ts'
import { type BackOff, createBackOff } from './back-off.ts'
import { catchUp, fillHistoryPatiently } from './catch-up.ts'
import { answerOf, type Follower } from './follower.ts'
import { followPages, followStream } from './live.ts'
import { pause } from './pause.ts'
import { ReplicationProgress } from './replication-progress.ts'
import { takeSnapshot } from './snapshot.ts'
import { codeOf, problemOf, SyncError } from './sync-error.ts'

/** So long a proxy that kept a stream back is not tried with another one. */
const PAGES_FOR_MS = 10 * 60_000

/** Screens tell how long ago the relay was heard, and hear of it so often at most (ms). */
const AGE_TOLD_EVERY_MS = 5_000

/** All in ms. Tests are less patient. */
export type SyncTiming = {
  /** To the first bytes of a live stream, which the relay sends at once. */
  readonly firstBytesMs: number
  readonly firstPauseMs: number
  readonly longestPauseMs: number
}

export const usualTiming: SyncTiming = {
  firstBytesMs: 6000,
  firstPauseMs: 500,
  longestPauseMs: 15_000,
}

export type SyncOptions = {
  readonly follower: Omit<Follower, 'onHeard' | 'progress'>
  readonly log: Log
  readonly timing: SyncTiming
  /** Whether the relay answered just now: then it is being connected to, else it is away. */
  readonly online: boolean
  readonly onStatus: () => void
  /** The relay's word on account and organisation, at each connection. */
  readonly onSession: (session: SessionResponse) => void
  /** The relay does not know the session any more, or the log is another one now. */
  readonly onEnded: (why: 'expired' | 'other-log') => void
  readonly onConnected: () => void
}

/**
 * Follows the relay's log for one session, for ever: session check, then *snapshot* or *catch-up*,
 * then *live* with *history* behind it. Whatever goes wrong ends the attempt, and the next one
 * starts from the cursor.
 */
export class Sync {
  readonly #options: SyncOptions
  readonly #follower: Follower
  readonly #stopping = new AbortController()
  readonly #backOff: BackOff
  readonly #progress: ReplicationProgress
  #state: SyncStatus['state']
  #problem: SyncStatus['problem'] = null
  #heardAt: number | null
  #ageToldAt = Number.NEGATIVE_INFINITY
  #streamsBlockedUntil = 0
  #running: Promise<void> = Promise.resolve()

  constructor(options: SyncOptions) {
    this.#options = options
    this.#state = options.online ? 'connecting' : 'disconnected'
    const { meta } = options.follower.replica
    const now = () => performance.now()
    this.#progress = new ReplicationProgress(options.follower.replica, now, options.onStatus)
    const { follower } = options
    this.#follower = { ...follower, progress: this.#progress, onHeard: () => this.#heard() }
    this.#heardAt = readPosition(meta).heardAt
    this.#backOff = this.#newBackOff()
  }

  start(): void {
    this.#running = this.#run(this.#stopping.signal)
  }

  /** Ends when nothing of it touches the replica any more. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#running
    this.#disconnected()
  }

  #newBackOff(): BackOff {
    const { firstPauseMs, longestPauseMs } = this.#options.timing
    return createBackOff({ firstMs: firstPauseMs, longestMs: longestPauseMs })
  }

  get connected(): boolean {
    return this.#state === 'connected'
  }

  status(): SyncStatus {
    return {
      state: this.#state,
      problem: this.#problem,
      heardAt: this.#heardAt,
      ...this.#progress.view(),
    }
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const end = await this.#attempt(signal)
      if (signal.aborted) return
      this.#disconnected()
      if (end !== 'cut') return this.#options.onEnded(end)
      await pause(this.#backOff.next(), signal)
    }
  }

  async #attempt(signal: AbortSignal): Promise<'cut' | 'expired' | 'other-log'> {
    const attempt = new AbortController()
    try {
      await this.#follow(AbortSignal.any([signal, attempt.signal]))
      return 'cut'
    } catch (error) {
      const code = codeOf(error)
      if (!signal.aborted && code !== 'unreachable') this.#options.log('sync-cut', { cause: code })
      if (!signal.aborted) this.#meet(problemOf(code))
      if (code === 'unauthenticated') return 'expired'
      return code === 'other-log' ? 'other-log' : 'cut'
    } finally {
      attempt.abort()
    }
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { client, token, replica, logId } = this.#follower
    const session = answerOf(await client.session(token, signal))
    if (session.logId !== logId) throw new SyncError('other-log')
    this.#enter('connecting')
    this.#options.onSession(session)
    const { cursor } = readPosition(replica.meta)
    if (cursor === 0) await takeSnapshot(this.#follower, signal)
    else await catchUp(this.#follower, signal)
    await this.#followLive(signal)
  }

  async #followLive(signal: AbortSignal): Promise<void> {
    const cut = new AbortController()
    const history = fillHistoryPatiently(this.#follower, AbortSignal.any([signal, cut.signal]), {
      onFault: (error) => this.#options.log('history-cut', { cause: codeOf(error) }),
      backOff: this.#newBackOff(),
    })
    try {
      const onOpen = () => this.#connected()
      if (performance.now() >= this.#streamsBlockedUntil) {
        const { firstBytesMs } = this.#options.timing
        const end = await followStream(this.#follower, signal, { onOpen, firstBytesMs })
        if (end === 'cut') return
        this.#streamsBlockedUntil = performance.now() + PAGES_FOR_MS
        this.#options.log('streams-blocked')
      }
      await followPages(this.#follower, signal, onOpen)
    } finally {
      cut.abort()
      await history
    }
  }

  #connected(): void {
    this.#backOff.reset()
    this.#meet(null)
    this.#enter('connected')
    this.#options.onConnected()
  }

  #meet(problem: SyncStatus['problem']): void {
    if (problem === this.#problem) return
    this.#problem = problem
    this.#options.onStatus()
  }

  #heard(): void {
    this.#heardAt = this.#follower.relayNow()
    this.#progress.heard()
    const now = performance.now()
    if (now - this.#ageToldAt < AGE_TOLD_EVERY_MS) return
    this.#ageToldAt = now
    this.#options.onStatus()
  }

  /** A quiet day brings heartbeats only: the next offline start should know of them. */
  #keepHeardAt(): void {
    const { replica } = this.#follower
    const kept = readPosition(replica.meta).heardAt ?? 0
    applyEvents(replica, [], { road: 'log' }, Math.max(kept, this.#heardAt ?? 0))
  }

  /** What cannot be written here (a full disk, say) must not end the console: it goes on trying. */
  #disconnected(): void {
    try {
      this.#enter('disconnected')
    } catch (error) {
      this.#options.log('sync-cut', { cause: codeOf(error) })
    }
  }

  #enter(state: SyncStatus['state']): void {
    if (this.#state === state) return
    const before = this.#state
    this.#state = state
    if (before === 'connected') this.#keepHeardAt()
    if (state === 'disconnected') this.#progress.cut()
    if (state === 'connected') this.#heardAt = this.#follower.relayNow()
    this.#options.onStatus()
  }
}
