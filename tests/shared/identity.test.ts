import { describe, expect, it } from 'vitest'
import type { Command, Refusal } from '../../shared/commands.ts'
import type { Agent } from '../../shared/domain/agent.ts'
import { type Conversation, evolve, type Happening } from '../../shared/domain/conversation.ts'
import { decide } from '../../shared/domain/decide.ts'
import { joinedWith } from '../../shared/domain/merge.ts'
import { isVeiled } from '../../shared/domain/veil.ts'
import {
  ana,
  attendanceId,
  bruno,
  carla,
  closed,
  conversation,
  conversationId,
  everybody,
  HOUR,
  heldByAna,
  id,
  MINUTE,
  NOON,
} from '../support/cases.ts'
import { fc } from '../support/properties.ts'

const common = { commandId: id('9'), conversationId, attendanceId, issuedAt: NOON, seenSeq: 7 }
const signedByAna = { conversationId, attendanceId, agentId: ana.agentId, commandId: id('9') }

const confirm: Command = { type: 'confirm-identity', ...common }
const separate: Command = {
  type: 'separate-citizen',
  ...common,
  newCitizenId: id('4'),
  newConversationId: id('5'),
  newAttendanceId: id('6'),
}

const other: Conversation = { ...conversation(), conversationId: id('5'), citizenId: id('4') }
const merge = (withConversationId = other.conversationId): Command => ({
  type: 'merge-citizens',
  ...common,
  mergeId: id('8'),
  withConversationId,
})

function decided(state: Conversation, actor: Agent, command: Command) {
  return decide(state, command, {
    actor,
    now: NOON + MINUTE,
    findAgent: (agentId) => everybody.find((agent) => agent.agentId === agentId) ?? null,
    findConversation: (wanted) =>
      [state, other].find((one) => one.conversationId === wanted) ?? null,
  })
}

const refused = (refusal: Refusal) => ({ refused: refusal })

function changed(more: Partial<Extract<Happening, { type: 'identity-changed' }>> = {}): Happening {
  return {
    type: 'identity-changed',
    at: NOON + HOUR,
    seq: 20,
    conversationId,
    change: 'number',
    changedAt: NOON + HOUR,
    ...more,
  }
}

function folded(state: Conversation, ...events: Happening[]): Conversation {
  return events.reduce<Conversation>((before, event) => evolve(before, event) ?? before, state)
}

describe('a change of identity', () => {
  const veiled = folded(heldByAna, changed())

  it('covers what stands before it in the timeline, and nothing that comes after it', () => {
    expect(isVeiled(veiled.veil, { at: NOON + HOUR - 1000, seq: 99 })).toBe(true)
    expect(isVeiled(veiled.veil, { at: NOON + HOUR, seq: 19 })).toBe(true)
    expect(isVeiled(veiled.veil, { at: NOON + HOUR, seq: 20 })).toBe(false)
    expect(isVeiled(veiled.veil, { at: NOON + 2 * HOUR, seq: 3 })).toBe(false)
  })

  it('after another one covers up to the later of the two, whichever came first', () => {
    const later = changed({ seq: 21, changedAt: NOON + 2 * HOUR })
    expect(folded(heldByAna, changed(), later).veil).toEqual(
      folded(heldByAna, later, changed({ seq: 22 })).veil,
    )
  })

  it('is confirmed by the holder or a supervisor, and shows everything again', () => {
    const confirmed = { type: 'identity-confirmed', ...signedByAna } as const
    expect(decided(veiled, ana, confirm)).toEqual({ accepted: [confirmed] })
    expect(decided(veiled, bruno, confirm)).toEqual(
      refused({ reason: 'not-holder', holder: ana.agentId }),
    )
    expect(decided(veiled, carla, confirm)).toHaveProperty('accepted.length', 1)
    expect(folded(veiled, { ...confirmed, at: NOON }).veil).toBeNull()
  })

  it('that the author of a reply had not seen holds it up, until she says so', () => {
    const reply = (more: Partial<Command>): Command => ({
      ...{ type: 'send-reply', ...common, messageId: id('8'), text: 'É amanhã.', replyTo: null },
      ...(more as object),
    })
    const unseen = { seenSeq: 19 }
    expect(decided(veiled, ana, reply(unseen))).toEqual(
      refused({ reason: 'newer-messages', count: 1 }),
    )
    expect(decided(veiled, ana, reply({ ...unseen, confirmed: true }))).toHaveProperty('accepted')
    expect(decided(veiled, ana, reply({ seenSeq: 20 }))).toHaveProperty('accepted')
  })

  it('that nobody doubts needs no confirmation, and parts nobody', () => {
    expect(decided(heldByAna, ana, confirm)).toEqual({ accepted: [] })
    expect(decided(heldByAna, ana, separate)).toEqual(refused({ reason: 'identity-certain' }))
  })

  it('to another person closes the case here, and leaves nothing that could be answered', () => {
    const decision = decided(veiled, ana, separate)
    if ('refused' in decision) throw new Error(decision.refused.reason)
    expect(decision.accepted.map(({ type }) => type)).toEqual([
      'identity-refuted',
      'attendance-closed',
    ])
    const state = folded(veiled, ...decision.accepted.map((body) => ({ ...body, at: NOON })))
    expect(state).toMatchObject({
      veil: null,
      lastInboundAt: null,
      waitingSince: null,
      unansweredSeqs: [],
      attendance: { status: 'closed' },
    })
  })

  it('in a closed case waits until somebody attends', () => {
    expect(decided(folded(closed, changed()), ana, confirm)).toEqual(
      refused({ reason: 'attendance-closed' }),
    )
  })
})

describe('merging two citizens', () => {
  const merged: Happening = {
    type: 'citizens-merged',
    ...signedByAna,
    agentId: carla.agentId,
    at: NOON,
    mergeId: id('8'),
    withCitizenId: other.citizenId,
    withConversationId: other.conversationId,
  }

  it('takes a supervisor', () => {
    expect(decided(heldByAna, ana, merge())).toEqual(refused({ reason: 'not-permitted' }))
    const { at, ...event } = merged
    expect(decided(heldByAna, carla, merge())).toEqual({ accepted: [event] })
  })

  it('takes another citizen who is in the record', () => {
    const unknown = refused({ reason: 'unknown-citizen' })
    expect(decided(heldByAna, carla, merge(id('7')))).toEqual(unknown)
    expect(decided(heldByAna, carla, merge(conversationId))).toEqual(unknown)
  })

  it('happens once, and is undone once', () => {
    const state = folded(heldByAna, merged)
    expect(decided(state, carla, merge())).toEqual({ accepted: [] })
    const undo: Command = { type: 'undo-merge', ...common, mergeId: id('8') }
    const undone = {
      type: 'merge-undone',
      ...signedByAna,
      agentId: carla.agentId,
      mergeId: id('8'),
    }
    expect(decided(state, carla, undo)).toEqual({ accepted: [undone] })
    expect(decided(heldByAna, carla, undo)).toEqual({ accepted: [] })
  })

  it('and undoing it leaves exactly what would be there without, whatever arrived in between', () => {
    const arrival = (place: number): Happening => ({
      type: 'message-received',
      at: NOON + place,
      seq: 100 + place,
      conversationId,
      attendanceId,
      messageId: id('8'),
      whatsappId: `wamid.${place}`,
      kind: place % 3 === 0 ? 'reaction' : 'text',
      sentAt: NOON + place,
      receivedAt: NOON + place,
      replyTo: null,
      content: { kind: 'text', text: 'oi' },
    })
    const undone: Happening = {
      type: 'merge-undone',
      ...signedByAna,
      at: NOON,
      mergeId: id('8'),
    }
    const arrivals = fc.array(fc.nat({ max: 500 }).map(arrival), { maxLength: 12 })
    fc.assert(
      fc.property(arrivals, arrivals, arrivals, (before, between, behind) => {
        expect(folded(heldByAna, ...before, merged, ...between, undone, ...behind)).toEqual(
          folded(heldByAna, ...before, ...between, ...behind),
        )
      }),
    )
  })

  it('joins chains in either direction, and taking one link away parts them again', () => {
    const links = [
      ['a', 'b'],
      ['c', 'b'],
      ['x', 'y'],
    ] as const
    expect(joinedWith('a', links)).toEqual(['a', 'b', 'c'])
    expect(joinedWith('a', links.slice(1))).toEqual(['a'])
  })
})
