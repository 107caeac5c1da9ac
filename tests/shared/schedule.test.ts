import { describe, expect, test } from 'vitest'
import type { CommandOf } from '../../shared/commands.ts'
import { type Conversation, evolve } from '../../shared/domain/conversation.ts'
import { decide } from '../../shared/domain/decide.ts'
import { createOpeningHours } from '../../shared/domain/hours/opening-hours.ts'
import { leaveScheduled } from '../../shared/domain/schedule/decide-schedule.ts'
import {
  momentOn,
  quickMoments,
  scheduleProblem,
} from '../../shared/domain/schedule/schedule-moments.ts'
import type { EventBody } from '../../shared/events.ts'
import {
  ana,
  attendanceId,
  bruno,
  carla,
  conversationId,
  HOUR,
  heldByAna,
  MINUTE,
  NOON,
} from '../support/cases.ts'
import { palmas } from '../support/hours.ts'
import { sampleId } from '../support/sample-log.ts'

const content = { kind: 'text', text: 'Bom dia!' } as const
const scheduleId = sampleId('b', 1)
const closesAt = NOON + 24 * HOUR - MINUTE

describe('a reply is scheduled', () => {
  test('for a moment within the window, with what its author had seen', () => {
    expect(decide(heldByAna, command(NOON + HOUR), context())).toEqual({
      accepted: [
        {
          ...{ type: 'reply-scheduled', conversationId, attendanceId, scheduleId },
          ...{ agentId: ana.agentId, commandId: sampleId('b', 9), dueAt: NOON + HOUR },
          ...{ seenSeq: 5, replyTo: 'wamid.1', content },
        },
      ],
    })
  })

  test.each([
    ['now', NOON + MINUTE, { reason: 'moment-past' }],
    ['when the window is closed', closesAt, { reason: 'beyond-window', closesAt }],
    ['days later', NOON + 99 * HOUR, { reason: 'beyond-window', closesAt }],
  ])('but not for %s', (_, dueAt, refused) => {
    expect(decide(heldByAna, command(dueAt), context())).toEqual({ refused })
  })

  test('and not by whom an ordinary reply would be refused', () => {
    const refused = { reason: 'not-holder', holder: ana.agentId }
    expect(decide(heldByAna, command(NOON + HOUR), context(bruno))).toEqual({ refused })
  })
})

describe('at its moment', () => {
  const at = NOON + HOUR

  test('it leaves as an ordinary reply of its author, and is scheduled no more', () => {
    const events = leave(scheduled())
    expect(events).toEqual([
      {
        ...{ type: 'reply-queued', conversationId, attendanceId, messageId: scheduleId },
        ...{ agentId: ana.agentId, commandId: sampleId('b', 9), seenSeq: 5, replyTo: 'wamid.1' },
        content,
      },
    ])
    expect(later(scheduled(), ...events)).toMatchObject({
      ...{ scheduledReplies: [], waitingSince: null },
    })
  })

  test('also while nobody holds the attendance: she went home, and nobody took it', () => {
    const gone = {
      type: 'attendance-returned',
      ...place,
      agentId: ana.agentId,
      fence: 1,
      absentSince: 0,
    }
    const [event] = leave(later(scheduled(), gone as EventBody))
    expect(event).toMatchObject({ type: 'reply-queued' })
  })

  const byBruno = { ...{ conversationId, attendanceId }, agentId: bruno.agentId, commandId: 'c' }
  const returns: [string, (state: Conversation) => Conversation, object][] = [
    [
      'the citizen wrote',
      (state) => ({ ...state, unansweredSeqs: [5, 6] }),
      { reason: 'newer-messages', count: 1 },
    ],
    [
      'a colleague took it',
      (state) => later(state, { type: 'attendance-claimed', ...byBruno, fence: 2 }),
      { reason: 'not-holder' },
    ],
    [
      'a colleague took it and gave it back',
      (state) =>
        later(
          state,
          { type: 'attendance-claimed', ...byBruno, fence: 2 },
          { type: 'attendance-released', ...byBruno },
        ),
      { reason: 'not-holder' },
    ],
    [
      'it was closed',
      (state) => later(state, { type: 'attendance-closed', ...byBruno }),
      { reason: 'attendance-closed' },
    ],
    [
      'the window closed',
      (state) => ({ ...state, lastInboundAt: NOON - 24 * HOUR }),
      { reason: 'window-closed' },
    ],
    [
      'the citizen was blocked',
      (state) => ({ ...state, block: { until: 1 } as Conversation['block'] }),
      { reason: 'citizen-blocked' },
    ],
    [
      'another attendance was opened',
      (state) => {
        const opened = { protocol: '2', since: at, previousHolderId: null }
        const other = { conversationId, attendanceId: sampleId('e', 7) }
        return later(state, { type: 'attendance-opened', ...other, ...opened })
      },
      { reason: 'unknown-attendance' },
    ],
  ]

  test.each(returns)('it returns to its author where %s', (_, happened, why) => {
    const events = leave(happened(scheduled()))
    expect(events).toEqual([
      {
        ...{ type: 'schedule-returned', conversationId, attendanceId, scheduleId },
        ...{ agentId: ana.agentId, scheduledSeq: 8, ...why },
      },
    ])
    expect(later(scheduled(), ...events).scheduledReplies).toEqual([])
  })

  test('it leaves when the relay is a little late, and returns when its moment is long past', () => {
    const [reply] = scheduled().scheduledReplies
    const happens = (lateMs: number) => {
      if (!reply) throw new Error('nothing is scheduled')
      const now = reply.dueAt + lateMs
      const leaving = { author: ana, now, content, hasFile: true }
      const [event] = leaveScheduled(scheduled(), reply, leaving)
      return event?.type === 'schedule-returned' ? event.reason : event?.type
    }
    expect([0, 15 * 60_000, 15 * 60_000 + 1].map(happens)).toEqual([
      'reply-queued',
      'reply-queued',
      'moment-past',
    ])
  })

  test('and where she may attend no more, its words were erased, or its file is gone', () => {
    const [reply] = scheduled().scheduledReplies
    const all = { author: ana, now: at, content, hasFile: true }
    const reasons = [{ author: null }, { content: null }, { hasFile: false }].map((less) => {
      const [event] = reply ? leaveScheduled(scheduled(), reply, { ...all, ...less }) : []
      return event?.type === 'schedule-returned' && event.reason
    })
    expect(reasons).toEqual(['not-permitted', 'empty-text', 'attachment-missing'])
  })

  function leave(state: Conversation): EventBody[] {
    const [reply] = state.scheduledReplies
    if (!reply) throw new Error('nothing is scheduled')
    return leaveScheduled(state, reply, { author: ana, now: at, content, hasFile: true })
  }
})

describe('before it', () => {
  test('its author or a supervisor cancels it, once', () => {
    const cancel = { type: 'cancel-schedule' as const, ...common, scheduleId }
    const decision = decide(scheduled(), cancel, context(carla))
    expect(decision).toMatchObject({ accepted: [{ type: 'schedule-cancelled', scheduleId }] })
    expect(decide(scheduled(), cancel, context(bruno))).toMatchObject({
      refused: { reason: 'not-holder' },
    })
    const cancelled = later(scheduled(), ...('accepted' in decision ? decision.accepted : []))
    expect(decide(cancelled, cancel, context())).toEqual({ refused: { reason: 'not-scheduled' } })
  })

  test('it leaves at once in its own place, and not twice', () => {
    const now = {
      ...{ type: 'send-reply' as const, ...common, messageId: sampleId('b', 2), text: 'Bom dia!' },
      ...{ replyTo: null, scheduled: scheduleId },
    }
    const decision = decide(scheduled(), now, context())
    expect(decision).toMatchObject({ accepted: [{ type: 'reply-queued', scheduled: scheduleId }] })
    const sent = later(scheduled(), ...('accepted' in decision ? decision.accepted : []))
    expect(sent.scheduledReplies).toEqual([])
    expect(decide(sent, now, context())).toEqual({ refused: { reason: 'not-scheduled' } })
  })

  test('an erasure takes it', () => {
    const erased = { conversationId, citizenId: heldByAna.citizenId, cause: 'erasure' as const }
    const event = { type: 'content-erased' as const, ...erased, agentId: null, seqs: [] }
    expect(later(scheduled(), event).scheduledReplies).toEqual([])
  })
})

describe('moments', () => {
  test('past, beyond the window, or neither', () => {
    const window = { now: 10, closesAt: 20 }
    expect([10, 11, 19, 20].map((at) => scheduleProblem(at, window))).toEqual([
      ...['past', null, null, 'beyond-window'],
    ])
  })

  test('when the desk opens is offered while it is closed, each only within the window', () => {
    const hours = createOpeningHours(palmas.calendar, palmas.timeZone)
    const friday = Date.parse('2026-11-27T23:30:20-03:00')
    const asked = { now: friday, closesAt: friday + 99 * HOUR, hours }
    expect(quickMoments(asked)).toEqual([
      { key: 'when-open', at: Date.parse('2026-11-30T13:30:00-03:00') },
      { key: 'in-1-hour', at: Date.parse('2026-11-28T00:31:00-03:00') },
    ])
    expect(quickMoments({ ...asked, closesAt: friday + 2 * HOUR })).toMatchObject([
      { key: 'in-1-hour' },
    ])
    expect(quickMoments({ ...asked, hours: null })).toMatchObject([{ key: 'in-1-hour' }])
    expect(quickMoments({ ...asked, closesAt: friday + MINUTE })).toEqual([])
  })

  test('a time of day is told by the organisation’s clock', () => {
    const late = Date.parse('2026-11-28T02:30:00Z')
    expect(momentOn(late, 1, '14:00', 'America/Araguaina')).toBe(
      Date.parse('2026-11-28T14:00:00-03:00'),
    )
  })
})

const place = { conversationId, attendanceId }
const common = {
  ...{ ...place, commandId: sampleId('b', 9), issuedAt: NOON, seenSeq: 5, fence: 1 },
}

function command(dueAt: number): CommandOf<'schedule-reply'> {
  return {
    ...{ type: 'schedule-reply', ...common, messageId: scheduleId },
    ...{ text: ' Bom dia! ', replyTo: 'wamid.1', dueAt },
  }
}

function context(actor = ana) {
  return { actor, now: NOON + MINUTE, findAgent: () => null }
}

/** Ana has scheduled a reply, at place 8 of the log. */
function scheduled(): Conversation {
  const decision = decide(heldByAna, command(NOON + HOUR), context())
  if (!('accepted' in decision)) throw new Error('refused')
  const [event] = decision.accepted
  const state = event && evolve(heldByAna, { ...event, at: NOON, seq: 8 })
  if (!state) throw new Error('nothing was scheduled')
  return state
}

function later(state: Conversation, ...events: EventBody[]): Conversation {
  return events.reduce<Conversation>((before, event) => {
    return evolve(before, { ...event, at: NOON + HOUR }) ?? before
  }, state)
}
