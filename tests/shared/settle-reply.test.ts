import { describe, expect, it } from 'vitest'
import type { Command, Refusal } from '../../shared/commands.ts'
import type { Agent } from '../../shared/domain/agent.ts'
import { type Conversation, evolve, type Happening } from '../../shared/domain/conversation.ts'
import { decide } from '../../shared/domain/decide.ts'
import { advance, deliveryOf, tickOf } from '../../shared/domain/delivery.ts'
import type { EventBody } from '../../shared/events.ts'
import {
  ana,
  attendanceId,
  bruno,
  carla,
  closed,
  conversationId,
  heldByAna,
  id,
  MINUTE,
  NOON,
  waiting,
} from '../support/cases.ts'

const messageId = id('7')
const about = { conversationId, messageId }
const common = { commandId: id('9'), conversationId, attendanceId, issuedAt: NOON, seenSeq: 7 }

const queued: EventBody = {
  ...{ type: 'reply-queued', ...about, attendanceId, agentId: ana.agentId, commandId: id('6') },
  ...{ seenSeq: 7, replyTo: null, content: { kind: 'text', text: 'bom dia' } },
}
const unknown: EventBody = { type: 'send-unknown', ...about, cause: 'timeout' }
const failed: EventBody = { type: 'send-failed', ...about, code: 131026 }
const status = (is: 'sent' | 'delivered' | 'failed'): EventBody => ({
  ...{ type: 'status-received', ...about, whatsappId: 'wamid.7', status: is },
  ...{ statusAt: NOON + MINUTE, code: is === 'failed' ? 131026 : null },
})

function evolved(state: Conversation, ...events: EventBody[]): Conversation {
  return events.reduce((before, event) => {
    const happening: Happening = { ...event, at: NOON + MINUTE }
    return evolve(before, happening) ?? before
  }, state)
}

const settle = (settlement: 'arrived' | 'put-away'): Command => ({
  type: 'settle-reply',
  ...common,
  messageId,
  settlement,
})
const again = (newId = id('8')): Command => ({
  type: 'send-reply',
  ...common,
  ...{ messageId: newId, text: 'bom dia', replyTo: null, resends: messageId },
})

function decided(state: Conversation, actor: Agent, command: Command): Refusal | EventBody[] {
  const decision = decide(state, command, { actor, now: NOON + MINUTE, findAgent: () => null })
  return 'refused' in decision ? decision.refused : [...decision.accepted]
}

const settledAlready = { reason: 'already-settled' }
const asUnknown = evolved(heldByAna, queued, unknown)
const asFailed = evolved(heldByAna, queued, failed)

describe('a reply that nobody knows of, or that failed', () => {
  it.each<[string, EventBody[], Conversation['unsettledReplies']]>([
    ['waits for a decision once it is unknown', [unknown], [{ messageId, outcome: 'unknown' }]],
    ['and once it failed', [failed], [{ messageId, outcome: 'failed' }]],
    [
      'an unknown one that a status failed has failed',
      [unknown, status('failed')],
      [{ messageId, outcome: 'failed' }],
    ],
    ['asks for nothing once WhatsApp tells that it was sent', [unknown, status('sent')], []],
    ['nor where another device has it', [status('failed'), status('delivered')], []],
  ])('%s', (_, events, expected) => {
    expect(evolved(heldByAna, queued, ...events).unsettledReplies).toEqual(expected)
  })

  it.each<[string, Conversation, Agent, Command, string[] | object]>([
    ['arrived, says its holder', asUnknown, ana, settle('arrived'), ['reply-settled']],
    ['arrived, says a supervisor', asUnknown, carla, settle('arrived'), ['reply-settled']],
    [
      'arrived, says somebody else',
      asUnknown,
      bruno,
      settle('arrived'),
      { reason: 'not-holder', holder: ana.agentId },
    ],
    [
      'says whoever notices, where nobody holds it',
      evolved(waiting, queued, unknown),
      bruno,
      settle('put-away'),
      ['reply-settled'],
    ],
    [
      'also after closing',
      evolved(closed, queued, failed),
      bruno,
      settle('put-away'),
      ['reply-settled'],
    ],
    ['a failed one cannot have arrived', asFailed, ana, settle('arrived'), settledAlready],
    ['put away', asFailed, ana, settle('put-away'), ['reply-settled']],
    ['one that went well is settled', evolved(heldByAna, queued), ana, again(), settledAlready],
    ['unknown, again', asUnknown, ana, again(), ['reply-queued']],
    ['failed, again', asFailed, ana, again(), ['reply-queued']],
    [
      'again, by a supervisor: only the holder speaks to the citizen',
      asFailed,
      carla,
      again(),
      { reason: 'not-holder', holder: ana.agentId },
    ],
  ])('%s', (_, state, actor, command, outcome) => {
    const result = decided(state, actor, command)
    expect(Array.isArray(result) ? result.map(({ type }) => type) : result).toEqual(outcome)
  })

  it('is sent again once, however often and by how many consoles it is asked for', () => {
    const first = decided(asUnknown, ana, again())
    expect(first).toMatchObject([{ resends: messageId, messageId: id('8') }])
    const sent = evolved(asUnknown, ...(first as EventBody[]))
    expect(decided(sent, ana, again(id('5')))).toEqual(settledAlready)
  })

  it('leaves the citizen waiting as before if its new attempt fails too', () => {
    const resent = evolved(asUnknown, ...(decided(asUnknown, ana, again()) as EventBody[]))
    expect(resent.waitingSince).toBeNull()
    expect(evolved(resent, { ...failed, messageId: id('8') }).waitingSince).toBe(NOON)
  })

  it('has answered the citizen once she said that it arrived', () => {
    const arrived = evolved(
      asUnknown,
      ...(decided(asUnknown, ana, settle('arrived')) as EventBody[]),
    )
    expect(arrived.repliesOnTheirWay).toEqual([])
    expect(arrived.unsettledReplies).toEqual([])
  })
})

it('what the citizen said of a reply shows as delivered, and WhatsApp’s word only adds to it', () => {
  const confirmed = deliveryOf({
    ...{ type: 'reply-settled', ...about, agentId: ana.agentId, commandId: id('9') },
    ...{ settlement: 'arrived', seq: 9, at: NOON },
  })
  if (confirmed === null) throw new Error('it says nothing')
  const late = advance(advance('unknown', confirmed), 'sent')
  expect([late, tickOf(late)]).toEqual(['confirmed', 'delivered'])
  expect([advance(late, 'failed'), advance(late, 'read')]).toEqual(['confirmed', 'read'])
})
