import type { Arrival } from '../../main/replica/merge.ts'
import type { Command, CommandAnswer, CommandOf } from '../../shared/commands.ts'
import type { Attendance } from '../../shared/domain/conversation.ts'
import type { ParsedEvent } from '../../shared/events.ts'
import { sampleId } from '../support/sample-log.ts'
import { citizenWrites } from './citizens.ts'
import { ConsoleModel } from './console-model.ts'
import { createDice, type Dice } from './dice.ts'
import { checkConvergence, checkPromises } from './oracle.ts'
import { RelayModel } from './relay-model.ts'

const CONVERSATIONS = 3
const PATIENCE = 500

type Packet =
  | { readonly peer: ConsoleModel; readonly command: Command }
  | { readonly peer: ConsoleModel; readonly answer: CommandAnswer }
  | {
      readonly peer: ConsoleModel
      readonly events: readonly ParsedEvent[]
      readonly arrival: Arrival
    }
  | { readonly peer: ConsoleModel; readonly beside: readonly ParsedEvent[] }
  | {
      readonly peer: ConsoleModel
      readonly parts: readonly (readonly ParsedEvent[])[]
      readonly head: number | null
    }

/**
 * A seeded day of consoles, one relay, and a network between them that loses, repeats, delays and
 * reorders what it carries, while consoles crash at any call of their stores. The same seed is the
 * same day, to the last packet.
 */
export class Simulation {
  readonly dice: Dice
  readonly relay = new RelayModel()
  readonly peers: readonly ConsoleModel[]
  #network: Packet[] = []
  readonly #cutOff = new Set<ConsoleModel>()
  #ids = 0

  constructor(seed: number, consoles = 3) {
    this.dice = createDice(seed)
    const now = () => this.relay.log.now
    this.peers = Array.from(
      { length: consoles },
      (_, index) => new ConsoleModel((index % 3) + 1, now),
    )
  }

  step(): void {
    const { dice, relay } = this
    const peer = dice.pick(this.peers)
    if (!peer) return
    const chance = dice.below(100)
    if (chance < 16) citizenWrites(relay.log, dice, 1 + dice.below(CONVERSATIONS))
    else if (chance < 19) relay.log.now += dice.chance(0.05) ? 90_000_000 : 60_000
    else if (chance < 35) this.#deliver(dice.below(this.#network.length))
    else if (chance < 50) this.#deliver(0)
    else if (chance < 54) this.#mistreat()
    else if (chance < 55) this.#turnCable(peer)
    else {
      if (dice.chance(0.05)) peer.doom = 1 + dice.below(30)
      this.#act(peer)
      peer.doom = null
      checkPromises(relay, peer)
    }
  }

  /** One of the things that an agent, or the console behind her, may do at any time. */
  #act(peer: ConsoleModel): void {
    const chance = this.dice.below(100)
    if (chance < 35) this.#ask(peer)
    else if (chance < 41) peer.discard(this.#pendingOf(peer, this.dice.chance(0.2)))
    else if (chance < 47) peer.confirm(this.#pendingOf(peer, true), this.#newId('f'))
    else if (chance < 66) this.#send(peer)
    else if (chance < 92) this.#pull(peer)
    else if (chance < 96) peer.giveUp()
    else peer.resting.clear()
  }

  #ask(peer: ConsoleModel): void {
    const { dice } = this
    const conversationId = sampleId('c', 1 + dice.below(CONVERSATIONS))
    const folded = peer.replica.conversations.find(conversationId)
    const attendanceId = folded?.state?.attendance?.attendanceId
    if (!folded || attendanceId === undefined) return
    const common = {
      commandId: this.#newId('f'),
      ...{ conversationId, attendanceId, issuedAt: this.relay.log.now },
      seenSeq: Math.max(0, folded.appliedSeq - (dice.chance(0.2) ? dice.below(20) : 0)),
    }
    const command = this.#likely(
      common,
      folded.state?.attendance ?? null,
      peer.desk.account.agentId,
    )
    if (command) peer.issue(command)
  }

  /** Mostly what makes sense as far as this console knows; sometimes anything. */
  #likely(
    common: Omit<CommandOf<'claim-attendance'>, 'type'>,
    attendance: Attendance | null,
    me: string,
  ): Command | undefined {
    const { dice } = this
    const id = this.#newId('b')
    const text = `palavra ${this.#ids}`
    const claim: Command = { type: 'claim-attendance', ...common }
    const reply: Command = { type: 'send-reply', ...common, messageId: id, text, replyTo: null }
    const toAgentId = sampleId('a', 1 + dice.below(3))
    const mentions = [toAgentId]
    const note: Command = { type: 'add-note', ...common, noteId: id, text, mentions }
    const handling: readonly Command[] = [
      { type: 'release-attendance', ...common },
      { type: 'transfer-attendance', ...common, toAgentId },
      { type: 'close-attendance', ...common },
    ]
    const reopen: Command = { type: 'reopen-attendance', ...common }
    if (dice.chance(0.15)) return dice.pick([claim, reply, note, ...handling, reopen])
    if (attendance?.status === 'waiting') return dice.pick([claim, claim, claim, note])
    if (attendance?.status === 'closed') return dice.pick([reopen, note])
    if (attendance?.holderId === me) return dice.pick([reply, reply, reply, note, ...handling])
    return dice.pick([claim, note, ...handling])
  }

  #pendingOf({ replica: { outbox } }: ConsoleModel, isRefused: boolean): string {
    const ids = outbox.pending().map(({ commandId }) => commandId)
    const fitting = ids.filter((id) => (outbox.find(id)?.state === 'refused') === isRefused)
    return this.dice.pick(fitting) ?? ''
  }

  #send(peer: ConsoleModel): void {
    const command = peer.send()
    if (command) this.#post({ peer, command })
  }

  /** The relay answers at once with what it has; when that arrives is the network's affair. */
  #pull(peer: ConsoleModel): void {
    const { cursor, history } = peer.position
    if (cursor === 0) this.#post(this.#snapshotFor(peer))
    else if (history.done < history.end && peer.beside !== null && this.dice.chance(0.3)) {
      peer.goOver()
    } else if (history.done < history.end && this.#buildsBeside(peer)) {
      const missing = Math.max(0, cursor - peer.besideCursor)
      const events = this.relay.after(peer.besideCursor, Math.min(1 + this.dice.below(60), missing))
      this.#post({ peer, beside: events })
    } else if (history.done < history.end && this.dice.chance(0.4)) {
      const limit = Math.min(1 + this.dice.below(20), history.end - history.done)
      const events = this.relay.after(history.done, limit)
      this.#post({ peer, events, arrival: { road: 'history' } })
    } else {
      const events = this.relay.after(cursor, 1 + this.dice.below(20))
      // A hole, as a proxy makes that swallows a piece of a stream.
      if (this.dice.chance(0.05)) events.splice(this.dice.below(events.length), 1)
      this.#post({ peer, events, arrival: { road: 'log' } })
    }
  }

  /** Half of the consoles fetch a history that way. */
  #buildsBeside(peer: ConsoleModel): boolean {
    return peer.position.history.done === 0 && peer.agent % 2 === 1 && this.dice.chance(0.5)
  }

  /** Sometimes cut off on its way. */
  #snapshotFor(peer: ConsoleModel): Packet {
    const { dice } = this
    const { head, events } = this.relay.snapshot()
    const parts = inParts(events, dice)
    if (dice.chance(0.7)) return { peer, parts, head }
    return { peer, parts: parts.slice(0, dice.below(parts.length + 1)), head: null }
  }

  #post(packet: Packet): void {
    if (!this.#cutOff.has(packet.peer)) this.#network.push(packet)
  }

  #deliver(index: number): void {
    const [packet] = this.#network.splice(index, 1)
    if (!packet) return
    const { peer } = packet
    if (this.dice.chance(0.04)) peer.doom = 1 + this.dice.below(60)
    if ('command' in packet) {
      const answer = this.relay.execute(peer.agent, packet.command)
      this.#post({ peer, answer })
    } else if ('answer' in packet) peer.hear(packet.answer)
    else if ('events' in packet) peer.take(packet.events, packet.arrival)
    else if ('beside' in packet) peer.takeBeside(packet.beside)
    else this.#takeSnapshot(peer, packet.parts, packet.head)
    peer.doom = null
    checkPromises(this.relay, peer)
  }

  /** A late answer to an attempt that was given up is not read: the replica has begun already. */
  #takeSnapshot(
    peer: ConsoleModel,
    parts: readonly (readonly ParsedEvent[])[],
    head: number | null,
  ): void {
    if (peer.position.cursor > 0) return
    for (const events of parts) {
      if (peer.take(events, { road: 'snapshot', head: null })) return
    }
    if (head !== null) peer.take([], { road: 'snapshot', head })
  }

  #mistreat(): void {
    const index = this.dice.below(this.#network.length)
    const packet = this.#network[index]
    if (!packet) return
    if (this.dice.chance(0.5)) this.#network.splice(index, 1)
    else this.#network.push(packet)
  }

  #turnCable(peer: ConsoleModel): void {
    const isMended = this.#cutOff.size > 0
    this.#cutOff.clear()
    if (isMended) return
    this.#cutOff.add(peer)
    this.#network = this.#network.filter((packet) => packet.peer !== peer)
  }

  /** The network is mended and everybody has time: what is under way arrives, and all is sent. */
  settle(): void {
    this.#cutOff.clear()
    while (this.#network.length > 0) this.#deliver(0)
    for (const peer of this.peers) {
      for (let turn = 0; turn < PATIENCE && !this.#isSettled(peer); turn += 1) {
        peer.giveUp()
        peer.resting.clear()
        this.#send(peer)
        this.#pull(peer)
        while (this.#network.length > 0) this.#deliver(0)
      }
    }
    // What the last of them did reaches the first as well.
    for (const peer of this.peers) {
      for (let turn = 0; turn < PATIENCE && !this.#isSettled(peer); turn += 1) {
        this.#pull(peer)
        while (this.#network.length > 0) this.#deliver(0)
      }
    }
  }

  #isSettled(peer: ConsoleModel): boolean {
    const { cursor, history } = peer.position
    const isWaiting =
      peer.replica.outbox.count('waiting') + peer.replica.outbox.count('accepted') > 0
    return cursor === this.relay.head && history.done === history.end && !isWaiting
  }

  #newId(kind: 'b' | 'f'): string {
    this.#ids += 1
    return sampleId(kind, this.#ids)
  }
}

/**
 * Plays one day and holds its end against the rules.
 * @throws whatever was broken.
 */
export async function play(seed: number, operations: number, withRebuild: boolean): Promise<void> {
  await playOut(new Simulation(seed), operations, withRebuild)
}

/** @returns how often the store of the first console was called. */
export async function playOut(
  simulation: Simulation,
  operations: number,
  withRebuild: boolean,
): Promise<number> {
  try {
    for (let operation = 0; operation < operations; operation += 1) simulation.step()
    simulation.settle()
    const calls = simulation.peers[0]?.store.calls() ?? 0
    await checkConvergence(simulation.relay, simulation.peers, withRebuild)
    return calls
  } finally {
    for (const peer of simulation.peers) peer.close()
  }
}

function inParts(events: readonly ParsedEvent[], dice: Dice): ParsedEvent[][] {
  const parts: ParsedEvent[][] = []
  for (let start = 0; start < events.length; ) {
    const size = 1 + dice.below(40)
    parts.push(events.slice(start, start + size))
    start += size
  }
  return parts
}
