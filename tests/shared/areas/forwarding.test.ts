import { describe, expect, it } from 'vitest'
import type { Command } from '../../../shared/commands.ts'
import type { Agent } from '../../../shared/domain/agent.ts'
import { type Conversation, evolve } from '../../../shared/domain/conversation.ts'
import { decide } from '../../../shared/domain/decide.ts'
import { erasedCommand } from '../../../shared/domain/erase-command.ts'
import {
  admin,
  ana,
  attendanceId,
  bruno,
  carla,
  closed,
  conversationId,
  heldByAna,
  id,
  NOON,
  waiting,
} from '../../support/cases.ts'
import { answerTo, forwardTo, sampleArea } from '../../support/sample-areas.ts'

const DAY = 86_400_000
const zeladoria = sampleArea(1)
const retired = sampleArea(2, { isRetired: true })
const asked = forwardTo()
const { forwardingId, noteId } = asked

type Order =
  | ReturnType<typeof forwardTo>
  | ReturnType<typeof answerTo>
  | { type: 'withdraw-forwarding'; forwardingId: string }
  | { type: 'close-attendance' }

function commandOf(order: Order): Command {
  const common = { commandId: id('9'), conversationId, attendanceId, issuedAt: NOON, seenSeq: 7 }
  return { ...common, ...order }
}

function decided(conversation: Conversation | null, actor: Agent, order: Order) {
  return decide(conversation, commandOf(order), {
    ...{ actor, now: NOON, findAgent: () => null },
    findArea: (areaId) => [zeladoria, retired].find((area) => area.areaId === areaId) ?? null,
    dueAfter: (days) => (days > 100 ? null : NOON + days * DAY),
  })
}

/** The conversation as orders leave it; throws where one is refused. */
function become(conversation: Conversation, ...orders: readonly [Agent, Order][]): Conversation {
  return orders.reduce((before, [actor, order]) => {
    const decision = decided(before, actor, order)
    if ('refused' in decision) throw new Error(decision.refused.reason)
    return decision.accepted.reduce<Conversation>(
      (state, event) => evolve(state, { ...event, at: NOON }) ?? state,
      before,
    )
  }, conversation)
}

function refusalOf(conversation: Conversation, actor: Agent, order: Order): string | null {
  const decision = decided(conversation, actor, order)
  return 'refused' in decision ? decision.refused.reason : null
}

const forwarded = become(heldByAna, [ana, asked])

describe('an attendance is forwarded to an area', () => {
  it('with a day by which it is to answer, and the question as an internal note', () => {
    expect(decided(heldByAna, ana, asked)).toMatchObject({
      accepted: [
        {
          ...{ type: 'attendance-forwarded', forwardingId, noteId, areaId: zeladoria.areaId },
          ...{ days: 5, dueAt: NOON + 5 * DAY },
        },
        { type: 'note-added', noteId, content: { text: 'Há poda?' } },
      ],
    })
    expect(forwarded.attendance?.forwarding).toEqual({
      ...{ forwardingId, areaId: zeladoria.areaId, agentId: ana.agentId },
      ...{ since: NOON, dueAt: NOON + 5 * DAY },
    })
  })

  it('by its holder and supervisors while it is held, by whoever attends while it waits', () => {
    expect(refusalOf(heldByAna, bruno, asked)).toBe('not-holder')
    expect(refusalOf(heldByAna, carla, asked)).toBeNull()
    expect(refusalOf(waiting, bruno, asked)).toBeNull()
    expect(refusalOf(waiting, admin, asked)).toBe('not-permitted')
  })

  it.each([
    ['a closed one', closed, asked, 'attendance-closed'],
    ['one that is with an area already', forwarded, forwardTo(), 'already-forwarded'],
    ['to an area that is off the list', heldByAna, forwardTo({ area: retired }), 'unknown-area'],
    ['to one that never was', heldByAna, forwardTo({ area: sampleArea(9) }), 'unknown-area'],
    ['without a question', heldByAna, forwardTo({ question: ' \n' }), 'empty-text'],
    ['for more days than there are', heldByAna, forwardTo({ days: 120 }), 'no-open-days'],
  ])('not %s', (_what, conversation, order, reason) => {
    expect(refusalOf(conversation, ana, order)).toBe(reason)
  })
})

describe('a forwarding ends', () => {
  it('with the answer of the area, as an internal note', () => {
    expect(decided(forwarded, ana, answerTo(forwardingId))).toMatchObject({
      accepted: [
        { type: 'area-answered', forwardingId },
        { type: 'note-added', content: { text: 'Sim, na sexta.' } },
      ],
    })
    expect(become(forwarded, [ana, answerTo(forwardingId)]).attendance?.forwarding).toBeUndefined()
    expect(refusalOf(forwarded, ana, answerTo(forwardingId, ''))).toBe('empty-text')
  })

  it('when it is taken back, after which another area can be asked', () => {
    const back = become(forwarded, [ana, { type: 'withdraw-forwarding', forwardingId }])
    expect(back.attendance?.forwarding).toBeUndefined()
    expect(refusalOf(back, ana, forwardTo())).toBeNull()
  })

  it('once: whoever comes second, or means another one, is told', () => {
    const answered = become(forwarded, [ana, answerTo(forwardingId)])
    const withdraw = { type: 'withdraw-forwarding', forwardingId } as const
    expect(refusalOf(answered, ana, withdraw)).toBe('not-forwarded')
    expect(refusalOf(forwarded, ana, answerTo(forwardTo().forwardingId))).toBe('not-forwarded')
    expect(refusalOf(forwarded, bruno, withdraw)).toBe('not-holder')
  })

  it('not by closing: what the area answers later is still recorded', () => {
    const over = become(forwarded, [ana, { type: 'close-attendance' }])
    expect(over.attendance?.forwarding?.forwardingId).toBe(forwardingId)
    expect(refusalOf(over, bruno, answerTo(forwardingId))).toBeNull()
  })

  it('by an erasure, which leaves no word of what had not left', () => {
    const content = { type: 'content-erased', citizenId: id('d'), cause: 'erasure', agentId: null }
    const erased = evolve(forwarded, {
      ...content,
      ...({ type: 'content-erased', cause: 'erasure' } as const),
      ...{ conversationId, seqs: [1], at: NOON },
    })
    expect(erased?.attendance?.forwarding).toBeUndefined()
    for (const order of [asked, answerTo(forwardingId)]) {
      expect(JSON.stringify(erasedCommand(commandOf(order)))).not.toMatch(/poda|sexta/)
    }
  })
})
