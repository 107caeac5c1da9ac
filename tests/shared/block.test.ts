import { describe, expect, it } from 'vitest'
import type { Command, Refusal } from '../../shared/commands.ts'
import { commandSchema } from '../../shared/commands.ts'
import type { Agent } from '../../shared/domain/agent.ts'
import { DAY_MS, endBlock, MAX_BLOCK_DAYS } from '../../shared/domain/block.ts'
import { type Conversation, evolve, type Happening } from '../../shared/domain/conversation.ts'
import { decide } from '../../shared/domain/decide.ts'
import { admitMessage } from '../../shared/domain/receive.ts'
import {
  admin,
  ana,
  attendanceId,
  carla,
  closed,
  conversationId,
  HOUR,
  heldByAna,
  id,
  MINUTE,
  NOON,
} from '../support/cases.ts'

const common = { commandId: id('9'), conversationId, attendanceId, issuedAt: NOON, seenSeq: 7 }
const because = { reason: 'threat', note: 'Ameaçou a equipe por escrito.' } as const

const block: Command = { type: 'block-citizen', ...common, ...because, days: 7 }
const unblock: Command = { type: 'unblock-citizen', ...common }
const ask: Command = { type: 'request-block', ...common, ...because }
const decline: Command = { type: 'decline-block', ...common }
const reply: Command = {
  type: 'send-reply',
  ...common,
  messageId: id('8'),
  text: 'Bom dia',
  replyTo: null,
}

const now = NOON + MINUTE

function decided(state: Conversation, actor: Agent, command: Command) {
  return decide(state, command, { actor, now, findAgent: () => null })
}

function accepted(state: Conversation, actor: Agent, command: Command): Conversation {
  const decision = decided(state, actor, command)
  if ('refused' in decision) throw new Error(decision.refused.reason)
  return folded(state, ...decision.accepted.map((body) => ({ ...body, at: now })))
}

function folded(state: Conversation, ...events: Happening[]): Conversation {
  return events.reduce<Conversation>((before, event) => evolve(before, event) ?? before, state)
}

const refused = (refusal: Refusal) => ({ refused: refusal })
const until = now + 7 * DAY_MS

const message = (at: number): Happening => ({
  type: 'message-received',
  at,
  seq: at - NOON,
  conversationId,
  attendanceId,
  messageId: id('8'),
  whatsappId: `wamid.${at}`,
  kind: 'text',
  sentAt: at,
  receivedAt: at,
  replyTo: null,
  content: { kind: 'text', text: 'oi' },
})

describe('blocking a citizen', () => {
  const blocked = accepted(heldByAna, carla, block)

  it('is for supervisors and administrators; agents may ask', () => {
    expect(decided(heldByAna, ana, block)).toEqual(refused({ reason: 'not-permitted' }))
    expect(decided(heldByAna, admin, block)).toHaveProperty('accepted')
    expect(accepted(heldByAna, ana, ask).blockRequest).toMatchObject({
      reason: 'threat',
      agentId: ana.agentId,
    })
  })

  it('needs a reason from the list, a note, and an end within the limit', () => {
    expect(decided(heldByAna, carla, { ...block, note: '  ' } as Command)).toEqual(
      refused({ reason: 'empty-text' }),
    )
    const parses = (more: object) => commandSchema.safeParse({ ...block, ...more }).success
    expect(parses({})).toBe(true)
    expect(parses({ reason: 'annoying' })).toBe(false)
    expect(parses({ days: 0 })).toBe(false)
    expect(parses({ days: MAX_BLOCK_DAYS + 1 })).toBe(false)
  })

  it('closes the case, says until when, and answers the request', () => {
    const state = accepted(accepted(heldByAna, ana, ask), carla, block)
    expect(state).toMatchObject({
      attendance: { status: 'closed', holderId: null },
      waitingSince: null,
      block: { until, heldBack: 0, agentId: carla.agentId },
      blockRequest: null,
    })
  })

  it('refuses replies, reopening and a second block, with its end', () => {
    const because = refused({ reason: 'citizen-blocked', until })
    expect(decided(blocked, ana, reply)).toEqual(because)
    expect(decided(blocked, ana, { type: 'reopen-attendance', ...common })).toEqual(because)
    expect(decided(blocked, carla, block)).toEqual(because)
    expect(decided(blocked, ana, ask)).toEqual(because)
  })

  it('that was asked for can be declined', () => {
    expect(accepted(accepted(heldByAna, ana, ask), carla, decline).blockRequest).toBeNull()
    expect(decided(heldByAna, carla, decline)).toEqual({ accepted: [] })
  })
})

describe('what a blocked citizen writes', () => {
  const blocked = accepted(heldByAna, carla, block)
  const wrote = folded(blocked, message(NOON + HOUR), message(NOON + 2 * HOUR))

  it('opens no case, and is counted', () => {
    const admitted = admitMessage(blocked, {
      kind: 'text',
      now,
      sentAt: now,
      newId: () => id('7'),
      protocol: '2026-000002',
      reopenWithinMs: 0,
    })
    expect(admitted).toEqual({ attendanceId, events: [] })
    expect(wrote).toMatchObject({
      waitingSince: null,
      attendance: { status: 'closed' },
      block: { heldBack: 2, waitingSince: NOON + HOUR },
      lastInboundAt: NOON + 2 * HOUR,
    })
  })

  it('comes to the queue when the block ends, waiting since the first word', () => {
    const ended = folded(wrote, ...endBlock(wrote, null).map((body) => ({ ...body, at: until })))
    expect(ended).toMatchObject({
      block: null,
      waitingSince: NOON + HOUR,
      attendance: { status: 'waiting', attendanceId },
    })
    expect(accepted(wrote, carla, unblock)).toEqual(ended)
  })

  it('was nothing: then its end opens nothing', () => {
    expect(accepted(blocked, carla, unblock)).toMatchObject({
      block: null,
      waitingSince: null,
      attendance: { status: 'closed' },
    })
    expect(decided(closed, carla, unblock)).toEqual({ accepted: [] })
  })
})
