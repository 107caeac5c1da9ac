import { describe, expect, it } from 'vitest'
import type { CommandOf } from '../../../shared/commands.ts'
import type { Agent } from '../../../shared/domain/agent.ts'
import { type Conversation, evolve } from '../../../shared/domain/conversation.ts'
import { decide } from '../../../shared/domain/decide.ts'
import type { Topic } from '../../../shared/domain/topics/topic-list.ts'
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
import { sampleTopic } from '../../support/sample-topics.ts'

const pruning = sampleTopic(1)
const retired = sampleTopic(2, { isRetired: true })

function classify(topic: Topic | null): CommandOf<'classify-attendance'> {
  const common = { commandId: id('9'), conversationId, attendanceId, issuedAt: NOON, seenSeq: 7 }
  return { type: 'classify-attendance', ...common, topicId: topic?.topicId ?? null }
}

/** The topic that the attendance has then, or why nothing changes. */
function become(
  conversation: Conversation,
  actor: Agent,
  topic: Topic | null,
): string | null | undefined {
  const decision = decide(conversation, classify(topic), {
    ...{ actor, now: NOON, findAgent: () => null },
    findTopic: (topicId) => [pruning, retired].find((known) => known.topicId === topicId) ?? null,
  })
  if ('refused' in decision) return decision.refused.reason
  const after = decision.accepted.reduce<Conversation | null>(
    (state, event) => evolve(state, { ...event, at: NOON }),
    conversation,
  )
  return after?.attendance?.topicId
}

describe('what an attendance is about', () => {
  it('is for its holder and for supervisors to say while it is held', () => {
    expect(become(heldByAna, ana, pruning)).toBe(pruning.topicId)
    expect(become(heldByAna, carla, pruning)).toBe(pruning.topicId)
    expect(become(heldByAna, bruno, pruning)).toBe('not-holder')
  })

  it('is for whoever attends to say while it waits, and once it is over', () => {
    expect([waiting, closed].map((state) => become(state, bruno, pruning))).toEqual([
      pruning.topicId,
      pruning.topicId,
    ])
    expect(become(waiting, admin, pruning)).toBe('not-permitted')
  })

  it('is one of the organisation’s topics that are in use', () => {
    expect(become(heldByAna, ana, retired)).toBe('unknown-topic')
    expect(become(heldByAna, ana, sampleTopic(3))).toBe('unknown-topic')
  })

  it('can be taken back, and said twice it is said once', () => {
    const about = { ...heldByAna.attendance, topicId: pruning.topicId }
    const classified = { ...heldByAna, attendance: about } as Conversation
    expect(become(classified, ana, null)).toBeUndefined()
    const again = decide(classified, classify(pruning), {
      ...{ actor: ana, now: NOON, findAgent: () => null },
      findTopic: () => pruning,
    })
    expect(again).toEqual({ accepted: [] })
  })

  it('stays with the case it was said of: the next attendance begins without', () => {
    const about = { ...closed, attendance: { ...closed.attendance, topicId: pruning.topicId } }
    const next = evolve(about as Conversation, {
      ...{ type: 'attendance-opened', conversationId, attendanceId: id('5'), at: NOON },
      ...{ protocol: '2026-000002', since: NOON, previousHolderId: null },
    })
    expect(next?.attendance?.topicId).toBeUndefined()
  })
})
