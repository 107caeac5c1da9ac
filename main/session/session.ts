import type { AnyCommand } from '../../shared/commands.ts'
import type { Look, Preferences, PreferencesChange } from '../../shared/domain/preferences.ts'
import type { ReadingWay } from '../../shared/duties/audit.ts'
import type { ConsoleStatus } from '../../shared/ipc/status.ts'
import type { CallArguments, CallResult } from '../../shared/ipc.ts'
import type { OrganisationInForce, OrganisationProfile } from '../../shared/organisation.ts'
import type { PresenceReport, PresentAgent } from '../../shared/presence.ts'
import type { Desk } from '../desk.ts'
import { Announcer } from '../ipc/announcer.ts'
import type { MediaPlace } from '../media/answer-media.ts'
import { PreferencesStore } from '../store/preferences.ts'
import type { RelayClient } from '../sync/relay-client.ts'
import type { SyncTiming } from '../sync/sync.ts'
import { codeOf } from '../sync/sync-error.ts'
import type { KeyCost } from './data-key.ts'
import { diagnose } from './diagnose.ts'
import { LateWords } from './late-words.ts'
import { RelayPlace, type RelayPlaceOptions } from './relay-place.ts'
import type { Seal } from './seal.ts'
import { signIn } from './sign-in.ts'
import { type Vault, vaultOf } from './vault.ts'
import { wipeVault } from './wipe.ts'
import { Workplace } from './workplace.ts'

export type SessionOptions = RelayPlaceOptions & {
  readonly seal: Seal
  /** The file of `main/sync/history-thread.ts`, as this host has it. */
  readonly historyProgram: URL
  readonly timing: SyncTiming
  /** For how long what an agent sends can be taken back (s), until she says otherwise. */
  readonly undoSeconds: number
  /** Of keys that are made here; what OWASP advises unless it is said. */
  readonly keyCost?: KeyCost
}

/** Why nobody sits here: `login` of who left it locked. */
type Ended = 'expired' | { readonly login: string } | null

/** Who sits at this console, if anybody, and at which relay. Changes run one after the other. */
export class Session {
  readonly #options: SessionOptions
  readonly #relay: RelayPlace
  readonly #preferences: PreferencesStore
  readonly announcer: Announcer
  readonly lateWords = new LateWords()
  #workplace: Workplace | null = null
  /** Of who signed in last. */
  #vault: Vault | null = null
  #ended: Ended = null
  #turn: Promise<unknown> = Promise.resolve()
  #revision = 0

  constructor(options: SessionOptions) {
    this.#options = options
    this.#preferences = new PreferencesStore(options.dataDir, options.log)
    this.announcer = new Announcer(() => this.status())
    this.#relay = new RelayPlace(options, () => this.announcer.statusChanged())
  }

  /** Where calls about conversations work; null while nobody is signed in. */
  desk(): Desk | null {
    return this.#workplace?.desk ?? null
  }

  /** Where the screen gets and puts files; null while nobody is signed in. */
  media(): MediaPlace | null {
    return this.#workplace?.media ?? null
  }

  status(): ConsoleStatus {
    const at = this.#workplace
    this.#revision += 1
    return {
      revision: this.#revision,
      relayUrl: this.#relay.url(),
      relayFixed: this.#options.relayFixed,
      session: at
        ? { state: 'signed-in', account: at.desk.account, organisation: profileOf(at.organisation) }
        : { state: 'signed-out', ...endOf(this.#ended) },
      sync: at?.syncStatus() ?? {
        state: 'disconnected',
        problem: null,
        heardAt: null,
        opening: null,
        history: null,
      },
      outbox: {
        waiting: at?.desk.replica.outbox.count('waiting') ?? 0,
        held: at?.held ?? 0,
        refused: at?.desk.replica.outbox.count('refused') ?? 0,
        refusedIn: at?.desk.replica.outbox.firstRefused() ?? null,
      },
      clockOffset: this.#relay.clockOffset(),
    }
  }

  setRelay(text: string): Promise<CallResult<'set-relay'>> {
    return this.#inTurn(async () => {
      const answer = await this.#relay.set(text, () => this.#leave(null))
      if (answer.outcome === 'kept') this.announcer.statusChanged()
      return answer
    })
  }

  signIn(credentials: CallArguments<'sign-in'>): Promise<CallResult<'sign-in'>> {
    return this.#inTurn(async () => {
      const relayUrl = this.#relay.url()
      if (relayUrl === null) return { outcome: 'refused', reason: 'no-relay' }
      const { dataDir, seal, keyCost } = this.#options
      // One user at a time, and a replica is open once: whoever sat here leaves first.
      if (this.#workplace) await this.#signOutNow()
      const client = this.#relay.client(relayUrl)
      const vault = vaultOf(dataDir, relayUrl, credentials.login, {
        seal,
        ...(keyCost && { cost: keyCost }),
      })
      const { clock, log } = this.#options
      const result = await signIn(client, vault, credentials, clock(), log)
      if (result.outcome === 'refused') return result
      this.#ended = null
      this.#vault = vault
      const workplace = new Workplace({
        ...this.#options,
        ...result.signedIn,
        client,
        announcer: this.announcer,
        relayNow: () => this.#relay.now(),
        onEnded: () => this.#leaveLater(workplace, 'expired'),
        onIdle: () => this.#leaveLater(workplace, { login: result.signedIn.session.account.login }),
      })
      this.#workplace = workplace
      const late = this.lateWords.handTo(workplace.desk)
      workplace.start()
      this.#preferences.enter(vault.folder)
      this.announcer.statusChanged()
      this.announcer.queueChanged()
      for (const { conversationId, text } of late) {
        const because = { kind: 'away' as const }
        this.announcer.noticeAnswered(conversationId, text, { outcome: 'kept', because })
      }
      return { outcome: 'signed-in' }
    })
  }

  /** @param wipe takes everything of hers from this PC. */
  signOut(wipe = false): Promise<CallResult<'sign-out'>> {
    return this.#inTurn(async () => {
      const vault = this.#workplace && this.#vault
      const agentId = this.#workplace?.desk.account.agentId
      // She was told what is lost with it: what she sent last is not sent behind her back.
      await this.#signOutNow({ sends: !wipe })
      // With what she wrote in a notice while that went on.
      if (wipe && agentId !== undefined) this.lateWords.forget(agentId)
      const isDone = !wipe || vault === null || this.#wipe(vault)
      return { outcome: isDone ? 'signed-out' : 'wipe-unfinished' }
    })
  }

  /** Tests the way to the relay; of the token only whether the relay takes it is told. */
  diagnose(): Promise<CallResult<'diagnose'>> {
    const { dataDir, fetch } = this.#options
    const relayUrl = this.#relay.url()
    return diagnose({
      ...{ relayUrl, dataDir, fetch, status: this.status() },
      client: relayUrl === null ? null : this.#relay.client(relayUrl),
      token: this.#workplace?.ask((_, token) => token) ?? null,
    })
  }

  /** The password opens it again; the token stays in the replica, which is closed. */
  lock(): Promise<CallResult<'lock'>> {
    return this.#inTurn(async () => {
      const workplace = this.#workplace
      if (workplace) await this.#leave({ login: workplace.desk.account.login })
      return { outcome: 'locked' }
    })
  }

  /** How long what is sent now can be taken back (s). */
  undoSeconds(): number {
    return this.#workplace?.undoSeconds ?? this.#options.undoSeconds
  }

  look(): Look {
    return this.#preferences.look()
  }

  preferences(): Preferences {
    return this.#preferences.read(this.#ownFolder())
  }

  savePreferences(change: PreferencesChange): Preferences {
    const saved = this.#preferences.save(this.#ownFolder(), change)
    this.announcer.preferencesChanged()
    return saved
  }

  /** The person is there. */
  touched(): void {
    this.#workplace?.touched()
  }

  /** Ends without signing out: the token stays in the replica. */
  stop(): Promise<void> {
    return this.#inTurn(async () => {
      await this.#leave(null)
      this.announcer.stop()
    })
  }

  async acknowledgeAlert(alertId: string): Promise<CallResult<'acknowledge-alert'>> {
    return this.#workplace?.acknowledgeAlert(alertId) ?? { outcome: 'unreachable' }
  }

  /** @param withdrawn what was taken out of it; null where something came. */
  outboxChanged(lane: string, withdrawn: AnyCommand | null = null): void {
    this.#workplace?.outboxChanged(lane, withdrawn)
  }

  noteReading(conversationId: string, way: ReadingWay): void {
    this.#workplace?.noteReading(conversationId, way)
  }

  noteExport(conversationId: string, protocol: string): void {
    this.#workplace?.noteExport(conversationId, protocol)
  }

  /** Asks what only the relay knows; null while nobody is signed in. */
  askRelay<T>(asking: (client: RelayClient, token: string | null) => T): T | null {
    return this.#workplace?.ask(asking) ?? null
  }

  reportPresence(report: PresenceReport): void {
    this.#workplace?.reportPresence(report)
  }

  colleagues(): PresentAgent[] {
    return this.#workplace?.colleagues.list() ?? []
  }

  draftChanged(): void {
    this.announcer.queueChanged()
  }

  #ownFolder(): string | null {
    return this.#workplace && this.#vault ? this.#vault.folder : null
  }

  /** The relay ended a session, or nobody touched it; by then somebody else may sit here. */
  #leaveLater(workplace: Workplace, ended: Ended): void {
    this.#inTurn(async () => {
      if (this.#workplace === workplace) await this.#leave(ended)
    }).catch((error: unknown) => this.#options.log('leaving-failed', { cause: codeOf(error) }))
  }

  /** @returns whether all of it is gone. */
  #wipe(vault: Vault): boolean {
    try {
      wipeVault(vault)
      return true
    } catch (error) {
      this.#options.log('wipe-unfinished', { cause: codeOf(error) })
      return false
    }
  }

  async #signOutNow({ sends = true } = {}): Promise<void> {
    const token = this.#workplace?.forgetToken() ?? null
    const relayUrl = this.#relay.url()
    await this.#leave(null, { sends })
    if (token !== null && relayUrl !== null) await this.#relay.client(relayUrl).signOut(token)
  }

  /** @param sends what she sent last and could still have taken back. */
  async #leave(ended: Ended, { sends = ended !== 'expired' } = {}): Promise<void> {
    this.#ended = ended
    const workplace = this.#workplace
    this.#workplace = null
    if (!workplace) return
    this.announcer.statusChanged()
    if (ended === 'expired') workplace.forgetToken()
    if (sends) await workplace.finish()
    await workplace.stop()
  }

  /** Signing in, out and leaving never overlap. */
  #inTurn<T>(action: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(action)
    this.#turn = turn.catch(() => {})
    return turn
  }
}

/** The lists are long, and statuses are told often. */
function profileOf({
  quadras: _,
  topics: _topics,
  areas: _areas,
  fields: _fields,
  ...profile
}: OrganisationInForce): OrganisationProfile {
  return profile
}

function endOf(ended: Ended) {
  if (ended === null || ended === 'expired') return { ended }
  return { ended: 'locked' as const, login: ended.login }
}
