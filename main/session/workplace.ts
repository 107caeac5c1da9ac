import { randomUUID } from 'node:crypto'
import type { AnyCommand } from '../../shared/commands.ts'
import type { ReadingWay } from '../../shared/duties/audit.ts'
import type { SyncStatus } from '../../shared/ipc/status.ts'
import type { CallResult } from '../../shared/ipc.ts'
import type { OrganisationInForce } from '../../shared/organisation.ts'
import type { PresenceReport } from '../../shared/presence.ts'
import type { SessionResponse } from '../../shared/protocol.ts'
import type { Desk } from '../desk.ts'
import { announceApplied, announceLane } from '../ipc/announce-changes.ts'
import type { Announcer } from '../ipc/announcer.ts'
import type { Log } from '../log.ts'
import type { MediaPlace } from '../media/answer-media.ts'
import type { FileCache } from '../media/file-cache.ts'
import { MediaLibrary } from '../media/media-library.ts'
import { uploadAttachment } from '../media/upload-attachment.ts'
import { showLostDrafts } from '../outbox/carry-unsent.ts'
import { givesAway } from '../outbox/gives-away.ts'
import { isReply, type Written } from '../outbox/returned-words.ts'
import { Sender } from '../outbox/sender.ts'
import { Colleagues } from '../presence/colleagues.ts'
import { PresenceReporter } from '../presence/reporter.ts'
import { ReadingReporter } from '../readings/reading-reporter.ts'
import type { Applied } from '../replica/apply-events.ts'
import type { Arrival } from '../replica/merge.ts'
import type { Replica } from '../replica/replica.ts'
import type { ReplicaPlace } from '../replica/replica-files.ts'
import { durably } from '../store/database.ts'
import type { RelayClient } from '../sync/relay-client.ts'
import { Sync, type SyncTiming } from '../sync/sync.ts'
import { draftQuote } from '../views/quote-view.ts'
import { ClockKeeper } from './clock-keeper.ts'
import { DescribedOffice } from './described-office.ts'
import { Forgetting } from './forgetting.ts'
import { IdleLock } from './idle-lock.ts'
import { type StoredSession, writeSession } from './stored-session.ts'
import { readUndoSeconds } from './undo-seconds.ts'

export type WorkplaceOptions = {
  readonly replica: Replica
  readonly place: ReplicaPlace
  /** What a thread runs that builds a replica from a long history. */
  readonly historyProgram: URL
  readonly files: FileCache
  readonly session: StoredSession
  readonly logId: string
  readonly online: boolean
  readonly client: RelayClient
  readonly announcer: Announcer
  readonly relayNow: () => number
  readonly clock: () => number
  readonly log: Log
  readonly timing: SyncTiming
  readonly onEnded: () => void
  /** For how long what an agent sends can be taken back (s), where she has not said herself. */
  readonly undoSeconds: number
  /** Nobody has touched the console for as long as the organisation allows. */
  readonly onIdle: () => void
}

/** Who leaves waits for what she sent last no longer than this (ms). */
const LEAVING_MS = 2_000

/** A larger replica is scrubbed of what was erased when its user leaves, who then waits for nothing. */
const SCRUBBED_AT_ONCE = 64 * 1024 * 1024

/** An open replica with what works on it: the sync brings events in, the sender commands out. */
export class Workplace {
  readonly #options: WorkplaceOptions
  readonly #sync: Sync
  readonly #sender: Sender
  readonly #readings: ReadingReporter
  readonly #presence: PresenceReporter
  readonly #library: MediaLibrary
  readonly #idle: IdleLock
  readonly #clockKeeper: ClockKeeper
  readonly colleagues: Colleagues
  #session: StoredSession
  readonly #office: DescribedOffice
  readonly #forgetting: Forgetting

  constructor(options: WorkplaceOptions) {
    const { replica, files, client, session, log, timing, relayNow, clock, announcer } = options
    this.#options = options
    this.#session = session
    this.#office = new DescribedOffice({ replica, announcer, log }, session.organisation)
    const { token } = session
    this.colleagues = new Colleagues(() => announcer.presenceChanged())
    this.#presence = new PresenceReporter({
      post: (report, signal) => client.presence(token, report, signal),
      isConnected: () => this.#sync.connected,
      clock,
    })
    this.#library = new MediaLibrary({
      client,
      cache: files,
      token: () => this.#session.token,
      isConnected: () => this.#sync.connected,
    })
    this.#forgetting = new Forgetting({ replica, log, library: this.#library })
    this.#sender = new Sender({
      replica,
      log,
      timing,
      prepare: async ({ command }, signal) =>
        isReply(command)
          ? uploadAttachment(command, files, client, token, signal)
          : { outcome: 'ready' },
      post: (row, signal) => client.command(token, row.command, signal),
      isConnected: () => this.#sync.connected,
      relayNow,
      onChanged: (lane) => announceLane(announcer, lane),
      onRefused: (command) => {
        if (givesAway(command)) announcer.stillHers(command.conversationId)
      },
      onWordsReturned: (conversationId, words) => this.#tellReturned(conversationId, words),
      onExpired: options.onEnded,
    })
    this.#idle = new IdleLock({
      clock,
      minutes: () => this.#session.organisation.lockMinutes,
      onIdle: options.onIdle,
    })
    this.#clockKeeper = new ClockKeeper({
      ...{ replica, clock, log },
      isHeard: () => this.#sync.connected,
    })
    this.#readings = new ReadingReporter({
      ...{ replica, log, relayNow },
      post: (readings, signal) => client.readings(token, readings, signal),
      isConnected: () => this.#sync.connected,
    })
    this.#sync = new Sync({
      follower: {
        replica,
        client,
        token,
        logId: options.logId,
        relayNow,
        announce: (applied, road) => this.#applied(applied, road),
        beside: { place: options.place, program: options.historyProgram },
        onHistoryThere: () => this.#historyThere(),
        onPresence: (news) => this.colleagues.take(news),
      },
      log,
      timing,
      online: options.online,
      onStatus: () => {
        if (!this.#sync.connected) this.colleagues.forget()
        announcer.statusChanged()
      },
      onSession: (state) => this.#sessionConfirmed(state),
      onConnected: () => {
        this.#showLostDrafts()
        this.#sender.wakeAll()
        this.#readings.wake()
        this.#presence.repeat()
      },
      onEnded: options.onEnded,
    })
  }

  get desk(): Desk {
    const { replica, relayNow } = this.#options
    return { replica, relayNow, account: this.#session.account, office: this.#office.office }
  }

  get media(): MediaPlace {
    const { replica, files: cache } = this.#options
    return { replica, cache, library: this.#library }
  }

  get organisation(): OrganisationInForce {
    return this.#office.organisation
  }

  start(): void {
    this.#forgetting.files()
    this.#office.nameQuadras()
    this.#sync.start()
    this.#sender.start()
    this.#idle.start()
    this.#clockKeeper.start(this.#options.online)
  }

  /**
   * Closing the desk ends every moment in which something could be taken back: nobody is there to do
   * it, and she had sent it.
   */
  async finish(): Promise<void> {
    await this.#sender.sendHeld(LEAVING_MS)
  }

  /** How much of what was sent can be taken back now. */
  get held(): number {
    const { replica, relayNow } = this.#options
    return replica.outbox.heldLanes(relayNow()).reduce((sum, { count }) => sum + count, 0)
  }

  /** How long what is sent now can be taken back (s). */
  get undoSeconds(): number {
    return readUndoSeconds(this.#options.replica.meta) ?? this.#options.undoSeconds
  }

  async stop(): Promise<void> {
    this.#idle.stop()
    this.#clockKeeper.stop()
    const ends = await Promise.allSettled([
      this.#sync.stop(),
      this.#sender.stop(),
      this.#readings.stop(),
      this.#presence.stop(),
      this.#library.stop(),
    ])
    this.#forgetting.words()
    this.#options.replica.close()
    for (const end of ends) if (end.status === 'rejected') throw end.reason
  }

  syncStatus(): SyncStatus {
    return this.#sync.status()
  }

  async acknowledgeAlert(alertId: string): Promise<CallResult<'acknowledge-alert'>> {
    const answer = await this.#options.client.acknowledgeAlert(this.#session.token, alertId)
    if (answer.outcome === 'answered') return { outcome: 'acknowledged' }
    return { outcome: answer.status === 403 ? 'not-permitted' : 'unreachable' }
  }

  /** @param withdrawn what she took out of the outbox again; null where something came into it. */
  outboxChanged(lane: string, withdrawn: AnyCommand | null = null): void {
    if (withdrawn !== null && givesAway(withdrawn)) this.#options.announcer.stillHers(lane)
    this.#sender.wake()
    announceLane(this.#options.announcer, lane)
  }

  /** A conversation is on the screen: that is written down, and told to the relay. */
  noteReading(conversationId: string, way: ReadingWay): void {
    const { replica, relayNow } = this.#options
    if (replica.readings.note(conversationId, way, relayNow())) this.#readings.wake()
  }

  /** An attendance leaves the console as a whole: on the disk before it does. */
  noteExport(conversationId: string, protocol: string): void {
    const { replica, relayNow } = this.#options
    durably(replica.db, () => replica.readings.noteExport(conversationId, protocol, relayNow()))
    this.#readings.wake()
  }

  /** Asks what only the relay knows. */
  ask<T>(asking: (client: RelayClient, token: string | null) => T): T {
    return asking(this.#options.client, this.#session.token)
  }

  touched(): void {
    this.#idle.touched()
  }

  reportPresence(report: PresenceReport): void {
    this.#presence.report(report)
  }

  /** Takes the token out of the replica. @returns what it was. */
  forgetToken(): string | null {
    const { token } = this.#session
    this.#session = { ...this.#session, token: null }
    writeSession(this.#options.replica.meta, this.#session)
    return token
  }

  #sessionConfirmed({ account, organisation }: SessionResponse): void {
    this.#session = { ...this.#session, account, organisation }
    this.#office.describeAgain(organisation)
    writeSession(this.#options.replica.meta, this.#session)
    this.#options.announcer.statusChanged()
  }

  #applied(applied: Applied, road: Arrival['road']): void {
    for (const { conversationId, written } of applied.returned) {
      this.#tellReturned(conversationId, written)
    }
    // A rule takes files too, without any hurry to write the database anew.
    this.#forgetting.files()
    if (applied.erased) setImmediate(() => this.#forgetting.words(SCRUBBED_AT_ONCE))
    if (applied.hours || applied.documents.includes('quadras')) this.#office.describeAgain()
    announceApplied(this.#options.announcer, applied, road)
    if (road === 'history') this.#showLostDrafts()
  }

  #tellReturned(conversationId: string, words: Written): void {
    const { replica, announcer } = this.#options
    const whatsappId = words.kind === 'reply' ? replica.draftQuotes.find(conversationId) : null
    const quote = draftQuote(this.desk, conversationId, whatsappId)
    announcer.wordsReturned(conversationId, { ...words, quote })
  }

  /** Any row and any conversation may hold more now. */
  #historyThere(): void {
    const { announcer } = this.#options
    this.#office.describeAgain()
    announcer.queueChanged()
    announcer.everyShownConversationChanged()
    announcer.statusChanged()
    this.#showLostDrafts()
    this.#forgetting.words(SCRUBBED_AT_ONCE)
  }

  /** What was carried over from the replica of a former log, and belongs nowhere in this one. */
  #showLostDrafts(): void {
    if (this.#sync.status().history !== null) return
    const { replica, relayNow, announcer } = this.#options
    if (showLostDrafts(replica, relayNow(), randomUUID)) announcer.statusChanged()
  }
}
