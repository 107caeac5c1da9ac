import { strict as assert } from 'node:assert'
import type { Desk } from '../../main/desk.ts'
import { confirmReply, discardCommand, issueCommand } from '../../main/outbox/issue-command.ts'
import { laneOf } from '../../main/outbox/lane.ts'
import { settleAnswer } from '../../main/outbox/settle-answer.ts'
import { applyEvents } from '../../main/replica/apply-events.ts'
import type { Arrival } from '../../main/replica/merge.ts'
import { moveOver } from '../../main/replica/move-over.ts'
import { readPosition } from '../../main/replica/position.ts'
import { openReplicaOn, type Replica } from '../../main/replica/replica.ts'
import { isMarkedWhole } from '../../main/replica/replica-files.ts'
import type { Database } from '../../main/store/database.ts'
import { type Command, type CommandAnswer, isOfficeCommand } from '../../shared/commands.ts'
import type { ParsedEvent } from '../../shared/events.ts'
import { deskOf } from '../support/open-test-replica.ts'
import { Crash, createCrashingStore } from './crashing-database.ts'

/**
 * A console: the real replica, door and outbox on SQLite in memory, driven by hand instead of by
 * timers. Beside it stands what its agent was promised, to be held against what became of it.
 */
export class ConsoleModel {
  readonly agent: number
  readonly store = createCrashingStore()
  /** Commands that the agent was told are queued, in that order, and did not take back. */
  readonly promised = new Map<string, Command>()
  /** Each with its turn. */
  readonly issuedHere = new Map<string, number>()
  /** Taken back, or replaced by a confirmed one, before they could have an effect. */
  readonly withdrawn = new Set<string>()
  /** The command whose answer is awaited: one at a time, as the sender does. */
  awaited: string | null = null
  readonly resting = new Set<string>()
  /** At which call of the store the next thing that it does ends; null for not at all. */
  doom: number | null = null
  /** The same, counted from the first start. */
  fatalCall: number | null = null
  replica: Replica
  /** What is built beside the replica from the whole log; null while nothing is. */
  beside: Replica | null = null
  #db = this.store.create()
  #besideDb: Database | null = null
  readonly #now: () => number

  constructor(agent: number, now: () => number) {
    this.agent = agent
    this.#now = now
    this.replica = this.#open()
  }

  get position() {
    return readPosition(this.replica.meta)
  }

  get desk(): Desk {
    return deskOf(this.replica, this.agent, this.#now())
  }

  /** As files are opened: whichever was marked last is the replica. */
  #open(): Replica {
    this.beside = this.#besideDb && openOn(this.#besideDb)
    if (this.beside === null || !isMarkedWhole(this.beside.meta)) return openOn(this.#db)
    const successor = this.beside
    this.#becomeBeside(successor.db)
    return successor
  }

  #becomeBeside(db: Database): void {
    this.#db.close()
    this.#db = db
    this.#besideDb = null
    this.beside = null
  }

  /** Where the log goes on for what is built beside; 0 before it is begun. */
  get besideCursor(): number {
    return this.beside === null ? 0 : readPosition(this.beside.meta).cursor
  }

  /** A part of the whole log comes, for the one that is built beside. */
  takeBeside(events: readonly ParsedEvent[]): void {
    const { done, end } = this.position.history
    if (done === end) return
    this.survives(() => {
      this.#besideDb ??= this.store.create()
      this.beside ??= openOn(this.#besideDb)
      applyEvents(this.beside, events, { road: 'log' }, 0)
    })
  }

  /** Goes over to what was built beside, as soon as it reaches where the snapshot begins. */
  goOver(): void {
    this.survives(() => {
      const { beside } = this
      if (beside === null || this.besideCursor < this.position.history.end) return
      moveOver(this.replica, beside)
      this.#becomeBeside(beside.db)
      this.replica = beside
    })
  }

  close(): void {
    this.#db.close()
    this.#besideDb?.close()
  }

  /**
   * Does something that may end in a crash, and then starts the console again on what is stored.
   * @returns whether it crashed.
   */
  survives(work: () => void): boolean {
    const before = this.position
    try {
      const doom = this.doom ?? (this.fatalCall ?? 0) - this.store.calls()
      if (doom > 0) this.store.crashAt(doom)
      work()
      return false
    } catch (error) {
      if (!(error instanceof Crash)) throw error
      this.store.disarm()
      this.replica = this.#open()
      this.awaited = null
      this.resting.clear()
      return true
    } finally {
      this.store.disarm()
      this.doom = null
      const { cursor, history } = this.position
      assert(cursor >= before.cursor, 'the cursor fell')
      assert(history.done <= history.end, 'history passed its end')
      const isSame = history.end === before.history.end
      assert(!isSame || history.done >= before.history.done, 'history fell back')
    }
  }

  /** The agent writes (a draft first, as on the screen) and presses Enter. */
  issue(command: Command): void {
    const { commandId, conversationId } = command
    const words = command.type === 'send-reply' || command.type === 'add-note' ? command.text : null
    const drafts = command.type === 'add-note' ? 'noteDrafts' : 'drafts'
    let isDrafted = false
    let isRefused = false
    this.survives(() => {
      if (words !== null) this.replica[drafts].save(conversationId, words)
      isDrafted = words !== null
      isRefused = issueCommand(this.desk, command).outcome === 'refused'
    })
    const isQueued = this.replica.outbox.find(commandId) !== null
    assert(!(isQueued && isRefused), 'a refused command is queued')
    if (isQueued) this.#promise(command)
    if (!isDrafted) return
    const isDraft = this.replica[drafts].find(conversationId) === words
    assert(isDraft !== isQueued, isDraft ? 'words in two places' : 'words are lost')
  }

  discard(commandId: string): void {
    const row = this.replica.outbox.find(commandId)
    if (!row) return
    this.survives(() => {
      const { outcome } = discardCommand(this.desk, { commandId })
      // The screen said so, whatever happens now.
      if (outcome === 'discarded') this.#withdraw(commandId)
    })
    if (this.replica.outbox.find(commandId) === null) this.#withdraw(commandId)
  }

  confirm(commandId: string, confirmedId: string): void {
    const row = this.replica.outbox.find(commandId)
    if (row?.state !== 'refused' || row.command.type !== 'send-reply') return
    const seenSeq = this.position.cursor
    this.survives(() => {
      confirmReply(this.desk, { commandId, confirmedId, seenSeq })
    })
    const confirmed = this.replica.outbox.find(confirmedId)
    const isThere = this.replica.outbox.find(commandId) !== null
    assert(isThere !== (confirmed !== null), 'a confirmed reply is there twice, or not at all')
    if (!confirmed) return
    this.#withdraw(commandId)
    assert(!isOfficeCommand(confirmed.command))
    this.#promise(confirmed.command)
  }

  #promise(command: Command): void {
    this.promised.set(command.commandId, command)
    this.issuedHere.set(command.commandId, this.issuedHere.size)
  }

  #withdraw(commandId: string): void {
    this.promised.delete(commandId)
    this.withdrawn.add(commandId)
  }

  /** The next command in turn leaves. */
  send(): Command | null {
    if (this.awaited !== null) return null
    let left: Command | null = null
    this.survives(() => {
      const next = this.replica.outbox.next([...this.resting], 0)
      if (!next?.row) return
      this.replica.outbox.markLeft(next.commandId)
      assert(!isOfficeCommand(next.row.command))
      left = next.row.command
      this.awaited = next.commandId
    })
    return left
  }

  /** No answer came: its conversation rests, the others go on. */
  giveUp(): void {
    const row = this.awaited === null ? null : this.replica.outbox.find(this.awaited)
    if (row) this.resting.add(laneOf(row.command))
    this.awaited = null
  }

  hear(answer: CommandAnswer): void {
    if (answer.commandId !== this.awaited) return
    this.survives(() => {
      settleAnswer(this.replica, answer)
      this.awaited = null
    })
  }

  /** @returns whether it crashed. */
  take(events: readonly ParsedEvent[], arrival: Arrival): boolean {
    return this.survives(() => {
      applyEvents(this.replica, events, arrival, this.#now())
    })
  }
}

function openOn(db: Database): Replica {
  const opened = openReplicaOn(db)
  assert(opened.outcome === 'opened')
  return opened.replica
}
