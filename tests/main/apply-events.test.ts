import { beforeEach, describe, expect, test } from 'vitest'
import { rebuild } from '../../main/projections/rebuild.ts'
import { readPosition } from '../../main/replica/position.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { openConversation } from '../../main/views/conversation-view.ts'
import { savedFilterSchema } from '../../shared/domain/queue/saved-filter.ts'
import { parseEvent } from '../../shared/events.ts'
import { apply, deskOf, dumpProjections, openTestReplica } from '../support/open-test-replica.ts'
import { fc } from '../support/properties.ts'
import { SampleLog, START, sampleId } from '../support/sample-log.ts'

let replica: Replica
let log: SampleLog

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
})

describe('the door', () => {
  test('a duplicate event changes nothing', () => {
    log.receive(1, 'bom dia')
    apply(replica, log.parsed)
    const before = dumpProjections(replica)
    const again = apply(replica, log.parsed)
    expect(again).toEqual({
      outcome: 'applied',
      conversations: new Set(),
      people: false,
      account: false,
      canned: false,
      hours: false,
      topics: false,
      filters: false,
      settled: 0,
      erased: false,
      erasedIn: [],
      deleted: new Map(),
      mentioned: false,
      documents: [],
      returned: [],
    })
    expect(dumpProjections(replica)).toEqual(before)
  })

  test('after a gap nothing is taken, and the cursor waits before it', () => {
    log.receive(1, 'um')
    log.receive(1, 'dois')
    const [head, missing] = [log.parsed.slice(0, 4), 4]
    const result = apply(replica, [...head, ...log.parsed.slice(missing + 1)])
    expect(result.outcome).toBe('gap')
    expect(readPosition(replica.meta).cursor).toBe(missing)
    expect(replica.events.find(missing + 2)).toBeNull()
  })

  test('an unknown event is stored and skipped, and the cursor moves on', () => {
    log.receive(1, 'oi')
    const seq = log.events.length + 1
    const conversationId = sampleId('c', 1)
    const unknown = { seq, at: START, type: 'moon-landed', conversationId, content: { to: 'x' } }
    apply(replica, [...log.parsed, parseEvent(unknown)])
    expect(readPosition(replica.meta).cursor).toBe(seq)
    expect(replica.events.find(seq)).toEqual({ known: false, event: unknown })
    expect(openConversation(deskOf(replica, 1, log.now), { conversationId, limit: 10 })).toEqual(
      expect.objectContaining({ seenSeq: seq }),
    )
  })

  test('a withheld event keeps the log without a gap', () => {
    log.append({ type: 'withheld' })
    expect(apply(replica, log.parsed).outcome).toBe('applied')
    expect(readPosition(replica.meta).cursor).toBe(log.events.length)
  })

  test('a snapshot moves the cursor only with its last part', () => {
    log.receive(1, 'oi')
    const head = log.events.length
    apply(replica, log.snapshotAt(head), { road: 'snapshot', head: null })
    expect(readPosition(replica.meta).cursor).toBe(0)
    apply(replica, [], { road: 'snapshot', head })
    expect(readPosition(replica.meta)).toEqual({
      cursor: head,
      history: { done: 0, end: head },
      heardAt: 0,
    })
  })

  test('what comes late is folded in its place', () => {
    log.receive(1, 'primeira')
    log.ask(1, 1, { type: 'claim-attendance' })
    log.ask(1, 1, { type: 'close-attendance' })
    log.now += 60_000
    const head = log.events.length
    log.receive(1, 'segunda')
    // The conversation was closed at the snapshot, so its past comes after its present.
    apply(replica, log.snapshotAt(head), { road: 'snapshot', head })
    apply(replica, log.parsed.slice(head))
    const desk = deskOf(replica, 1, log.now)
    const asked = { conversationId: sampleId('c', 1), limit: 20 }
    expect(openConversation(desk, asked)).toBeNull()
    apply(replica, log.parsed.slice(0, head), { road: 'history' })

    const inOrder = openTestReplica()
    apply(inOrder, log.parsed)
    expect(dumpProjections(replica)).toEqual(dumpProjections(inOrder))
    expect(openConversation(desk, asked)?.page.items.map(({ kind }) => kind)).toEqual([
      'event',
      'message',
      'event',
      'event',
      'event',
      'message',
    ])
  })
})

describe('however events arrive', () => {
  const operation = fc.record({
    what: fc.constantFrom(
      ...([
        'write',
        'write',
        'write',
        'react',
        'late',
        'rename',
        'close',
        'edit',
        'revoke',
        'phone',
        'erase',
      ] as const),
      ...(['claim', 'release', 'transfer', 'close', 'reopen'] as const),
      ...(['reply', 'note', 'attempted', 'accepted', 'sent', 'delivered', 'read'] as const),
      ...(['failed', 'unknown', 'office', 'fill', 'filter', 'receive', 'forget'] as const),
    ),
    conversation: fc.integer({ min: 1, max: 3 }),
    agent: fc.integer({ min: 1, max: 3 }),
  })

  test('a rebuilt replica and one in order hold the same', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(operation, { minLength: 5, maxLength: 60 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.constantFrom('log', 'history'), fc.integer({ min: 1, max: 9 }))),
        async (operations, headAt, arrivals) => {
          const sample = new SampleLog()
          for (const each of operations) perform(sample, each)
          const arrived = openTestReplica()
          const head = Math.floor(headAt * sample.events.length)
          arrive(arrived, sample, head, arrivals as ['log' | 'history', number][])
          const inOrder = openTestReplica()
          apply(inOrder, sample.parsed)

          const expected = dumpProjections(inOrder)
          expect(dumpProjections(arrived)).toEqual(expected)
          await rebuild(arrived)
          expect(dumpProjections(arrived)).toEqual(expected)
          arrived.close()
          inOrder.close()
        },
      ),
      { numRuns: 60, seed: 20_261_122, examples: [[erasedBetween, 0, []]] },
    )
  })
})

type Operation = { what: string; conversation: number; agent: number }

/** What a rebuild takes in several slices: a conversation that is erased, and goes on. */
const erasedBetween = (
  [
    ['write', 1],
    ['erase', 1],
    ['write', 1],
    ['write', 2],
    ['forget', 1],
    ['write', 1],
    ['write', 2],
  ] as const
).map(([what, conversation]) => ({ what, conversation, agent: 1 }))

function perform(log: SampleLog, { what, conversation, agent }: Operation): void {
  const words = `palavra ${log.events.length}`
  switch (what) {
    case 'write':
      log.receive(conversation, words)
      break
    case 'late':
      log.receive(conversation, words, { sentAt: log.now - 7000 })
      break
    case 'react': {
      const target = log.events.findLast((event) => event.type === 'message-received')
      const emoji = log.events.length % 3 === 0 ? null : '👍'
      const whatsappId = target?.type === 'message-received' ? target.whatsappId : 'wamid.unknown'
      log.receive(conversation, { kind: 'reaction', target: whatsappId, emoji })
      break
    }
    case 'edit':
    case 'revoke': {
      // Sometimes of a message that comes only later, or never.
      const number = (log.events.length * 7) % (log.events.length + 3)
      const about = log.events[number]
      const target = about && 'whatsappId' in about ? about.whatsappId : `wamid.of-${conversation}`
      const edited = { kind: 'text', text: `${words} nova` } as const
      if (what === 'revoke') log.receive(conversation, { kind: 'revoke', target })
      else if (agent === 1) log.writeOnPhone(conversation, { kind: 'edit', target, edited })
      else log.receive(conversation, { kind: 'edit', target, edited })
      break
    }
    case 'phone':
      log.writeOnPhone(conversation, words)
      break
    case 'erase':
      log.erase(conversation)
      break
    case 'rename':
      log.identify(conversation, `Nome ${log.events.length}`)
      break
    case 'transfer':
      log.ask(agent, conversation, {
        type: 'transfer-attendance',
        toAgentId: sampleId('a', (agent % 3) + 1),
      })
      break
    case 'reply':
      log.ask(agent, conversation, { ...replyWith(log, words), type: 'send-reply' })
      break
    case 'note':
      log.ask(agent, conversation, {
        type: 'add-note',
        noteId: sampleId('f', log.events.length),
        text: words,
      })
      break
    case 'close':
      // The supervisor may, whoever holds it: closed conversations are what comes late.
      log.ask(3, conversation, { type: 'close-attendance' })
      if (agent === 1) log.now += 60_000
      break
    case 'claim':
    case 'release':
    case 'reopen':
      log.ask(agent, conversation, { type: `${what}-attendance` })
      break
    case 'fill': {
      const citizenId = sampleId('d', conversation)
      const attendanceId = log.states.get(sampleId('c', conversation))?.attendance?.attendanceId
      if (attendanceId === undefined) break
      log.append({
        ...{ type: 'citizen-fields-saved', conversationId: sampleId('c', conversation) },
        ...{ ...signed(log, agent), attendanceId, citizenId },
        content: { values: { [sampleId('f', agent)]: words } },
      })
      break
    }
    case 'office':
      log.append({
        ...{ type: 'fields-saved', ...signed(log, agent), version: log.events.length, body: [] },
      })
      break
    case 'filter':
      if (conversation === 3) {
        const filterId = sampleId('f', agent)
        log.append({ type: 'queue-filter-removed', ...signed(log, agent), filterId })
      } else {
        const filter = { filterId: sampleId('f', agent), name: words, view: 'mine', filters: {} }
        log.append({
          ...{ type: 'queue-filter-saved', ...signed(log, agent) },
          filter: savedFilterSchema.parse(filter),
        })
      }
      break
    case 'receive': {
      const about = { agentId: sampleId('a', agent), receiving: conversation === 1 }
      log.append({ type: 'receiving-changed', ...about, cause: 'asked' })
      break
    }
    case 'forget': {
      const said = log.events.filter((event) => event.type === 'receiving-changed')
      const overtaken = said.filter(
        ({ seq, agentId }) => said.findLast((other) => other.agentId === agentId)?.seq !== seq,
      )
      log.append({ type: 'receiving-forgotten', seqs: overtaken.map(({ seq }) => seq) })
      break
    }
    default:
      log.progress(conversation, what)
  }
}

function signed(log: SampleLog, agent: number) {
  return { agentId: sampleId('a', agent), commandId: sampleId('e', 1000 + log.events.length) }
}

function replyWith(log: SampleLog, text: string) {
  return { messageId: sampleId('b', log.events.length), text, replyTo: null }
}

/** Snapshot at `head`, then live and history in turns as `arrivals` says, then what is left. */
function arrive(
  replica: Replica,
  log: SampleLog,
  head: number,
  arrivals: readonly ['log' | 'history', number][],
): void {
  apply(replica, log.snapshotAt(head), { road: 'snapshot', head })
  const next = { log: head, history: 0 }
  const end = { log: log.events.length, history: head }
  const rest: readonly ['log' | 'history', number][] = [
    ['log', Number.POSITIVE_INFINITY],
    ['history', Number.POSITIVE_INFINITY],
  ]
  for (const [road, count] of [...arrivals, ...rest]) {
    const until = Math.min(next[road] + count, end[road])
    apply(replica, log.parsed.slice(next[road], until), { road })
    next[road] = until
  }
}
