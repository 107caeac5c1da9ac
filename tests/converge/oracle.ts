import { strict as assert } from 'node:assert'
import { isDeepStrictEqual } from 'node:util'
import { rebuild } from '../../main/projections/rebuild.ts'
import type { Replica } from '../../main/replica/replica.ts'
import type { LogEvent } from '../../shared/events.ts'
import { apply, dumpProjections, openTestReplica } from '../support/open-test-replica.ts'
import type { ConsoleModel } from './console-model.ts'
import type { RelayModel } from './relay-model.ts'

/**
 * At any moment: a command that left the outbox is in the record and its effect is here, or its
 * agent took it back. What the relay refused stays until then.
 */
export function checkPromises(relay: RelayModel, peer: ConsoleModel): void {
  const { replica, promised } = peer
  if (promised.size === 0) return
  const pending = new Set(replica.outbox.pending().map(({ commandId }) => commandId))
  const { cursor } = peer.position
  for (const commandId of promised.keys()) {
    if (pending.has(commandId)) continue
    const answer = relay.answers.get(commandId)
    assert(answer, 'a command left the outbox before the relay had it')
    assert(answer.outcome === 'accepted', 'a refused command vanished with its words')
    const first = relay.log.events.find(
      (event) => 'commandId' in event && event.commandId === commandId,
    )
    const isHere = answer.seq <= cursor || (first && replica.events.find(first.seq) !== null)
    assert(isHere, 'a command left the outbox before its effect was here')
    promised.delete(commandId)
  }
}

/** When all is delivered, everybody holds what the relay holds, and nothing was done twice. */
export async function checkConvergence(
  relay: RelayModel,
  peers: readonly ConsoleModel[],
  withRebuild: boolean,
): Promise<void> {
  checkLog(relay)
  const inOrder = openTestReplica()
  apply(inOrder, relay.after(0, relay.head))
  checkStates(relay, inOrder)
  const expected = dumpAll(inOrder)
  for (const peer of peers) {
    checkPromises(relay, peer)
    const { cursor, history } = peer.position
    assert.equal(cursor, relay.head, 'a console did not reach the head')
    assert.equal(history.done, history.end, 'the history of a console has a hole')
    same(dumpAll(peer.replica), expected, `console ${peer.agent} holds something else`)
    for (const { state } of outboxOf(peer)) assert.equal(state, 'refused', 'a command got stuck')
    checkCommands(relay, peer)
    if (!withRebuild) continue
    await rebuild(peer.replica)
    same(dumpAll(peer.replica), expected, `console ${peer.agent} is another one when rebuilt`)
  }
  inOrder.close()
}

function outboxOf({ replica }: ConsoleModel) {
  return replica.outbox.pending().flatMap(({ commandId }) => replica.outbox.find(commandId) ?? [])
}

function dumpAll(replica: Replica): Record<string, unknown[]> {
  const all = (sql: string) => replica.db.prepare(sql).all()
  return {
    ...dumpProjections(replica),
    events: all('select * from events order by seq'),
    contents: all('select * from contents order by seq'),
  }
}

function same(
  actual: Record<string, unknown[]>,
  expected: Record<string, unknown[]>,
  what: string,
): void {
  for (const [table, rows] of Object.entries(expected)) {
    if (!isDeepStrictEqual(actual[table], rows)) throw new Error(`${what}: ${table}`)
  }
}

function checkStates({ log }: RelayModel, { conversations }: Replica): void {
  for (const [conversationId, state] of log.states) {
    const folded = conversations.find(conversationId)?.state
    const wire = JSON.parse(JSON.stringify(state))
    assert(isDeepStrictEqual(folded, wire), 'a fold differs from the relay’s')
    const lastMessage = conversations.find(conversationId)?.lastMessage?.seq ?? null
    assert.equal(lastMessage, lastWord(log.events, conversationId), 'another message is the last')
  }
}

/** By the time at which it was written, to the second; then by its place in the log. */
function lastWord(events: readonly LogEvent[], conversationId: string): number | null {
  const words = events.flatMap((event) => {
    if (!('conversationId' in event) || event.conversationId !== conversationId) return []
    if (event.type === 'reply-queued') return { at: event.at, seq: event.seq }
    if (event.type !== 'message-received' && event.type !== 'phone-message-sent') return []
    return event.kind === 'text' ? { at: event.sentAt, seq: event.seq } : []
  })
  const inOrder = words.toSorted(
    (a, b) => Math.floor(a.at / 1000) - Math.floor(b.at / 1000) || a.seq - b.seq,
  )
  return inOrder.at(-1)?.seq ?? null
}

/** What was withdrawn had no effect; what had one, had it once and in the order of its agent. */
function checkCommands({ log, commands }: RelayModel, peer: ConsoleModel): void {
  const carriedOut = log.events.flatMap((event) =>
    'commandId' in event && event.commandId !== null ? event.commandId : [],
  )
  for (const commandId of carriedOut) {
    assert(!peer.withdrawn.has(commandId), 'what was taken back was carried out')
  }
  const turns = new Map<string, number>()
  for (const [commandId, { conversationId, issuedAt }] of commands) {
    if (!peer.issuedHere.has(commandId)) continue
    const turn = peer.issuedHere.get(commandId) ?? 0
    assert(turn > (turns.get(conversationId) ?? -1), `commands overtook each other: ${issuedAt}`)
    turns.set(conversationId, turn)
  }
}

/** The rules, told once more and otherwise than `decide` and `evolve` do. */
function checkLog({ log, commands }: RelayModel): void {
  const desks = new Map<string, Standing>()
  for (const event of log.events) {
    if (!('conversationId' in event) || event.conversationId === null) continue
    const standing = desks.get(event.conversationId) ?? { holder: null, open: false, fence: 0 }
    desks.set(event.conversationId, standing)
    checkEvent(event, standing, commands)
  }
  for (const [conversationId, { holder, open }] of desks) {
    const attendance = log.states.get(conversationId)?.attendance
    assert.equal(attendance?.holderId ?? null, holder, 'the state names another holder')
    assert.equal(attendance ? attendance.status !== 'closed' : false, open, 'open or closed?')
  }
  const ids = log.events.flatMap((event) =>
    event.type === 'reply-queued' || event.type === 'message-received' ? event.messageId : [],
  )
  assert.equal(new Set(ids).size, ids.length, 'the same words are in the log twice')
}

type Standing = { holder: string | null; open: boolean; fence: number }

function checkEvent(event: LogEvent, standing: Standing, commands: RelayModel['commands']): void {
  switch (event.type) {
    case 'attendance-opened':
    case 'attendance-reopened':
      Object.assign(standing, { holder: null, open: true })
      break
    case 'attendance-claimed':
      assert.equal(standing.holder, null, 'what somebody held was claimed')
      takes(standing, event.agentId, event.fence)
      break
    case 'attendance-transferred':
      takes(standing, event.toAgentId, event.fence)
      break
    case 'attendance-released':
      standing.holder = null
      break
    case 'attendance-closed':
      Object.assign(standing, { holder: null, open: false })
      break
    case 'reply-queued': {
      assert.equal(standing.holder, event.agentId, 'somebody answered who does not hold it')
      const command = commands.get(event.commandId)
      assert(command?.type === 'send-reply')
      break
    }
  }
}

function takes(standing: Standing, agentId: string, fence: number): void {
  assert(standing.open, 'a closed attendance has a holder')
  assert(fence > standing.fence, 'a fence did not grow')
  Object.assign(standing, { holder: agentId, fence })
}
