import { describe, expect, test } from 'vitest'
import type { Command } from '../../shared/commands.ts'
import { type Conversation, evolve } from '../../shared/domain/conversation.ts'
import { decide } from '../../shared/domain/decide.ts'
import { createOpeningHours } from '../../shared/domain/hours/opening-hours.ts'
import { isBack, isSnoozed } from '../../shared/domain/snooze/snooze.ts'
import { afterOpenMs, snoozeMoments } from '../../shared/domain/snooze/snooze-moments.ts'
import type { EventBody } from '../../shared/events.ts'
import {
  ana,
  attendanceId,
  bruno,
  carla,
  conversationId,
  HOUR,
  heldByAna,
  NOON,
  waiting,
} from '../support/cases.ts'
import { palmas } from '../support/hours.ts'
import { sampleId } from '../support/sample-log.ts'

const place = { conversationId, attendanceId }
const common = { ...place, commandId: sampleId('b', 9), issuedAt: NOON, seenSeq: 5, fence: 1 }
const by = { ...place, agentId: ana.agentId, commandId: sampleId('b', 9) }
const until = NOON + 20 * HOUR

function put(moment: number): Command {
  return { type: 'snooze-attendance', ...common, until: moment }
}

function decided(state: Conversation, command: Command, actor = ana) {
  return decide(state, command, { actor, now: NOON, findAgent: () => null })
}

function later(state: Conversation, ...events: (EventBody & { at?: number })[]): Conversation {
  return events.reduce<Conversation>((before, event) => {
    return evolve(before, { at: NOON, ...event }) ?? before
  }, state)
}

const aside = later(heldByAna, { type: 'attendance-snoozed', ...by, until })

describe('an attendance is put aside', () => {
  test('by its holder, for a moment to come', () => {
    expect(decided(heldByAna, put(until))).toEqual({
      accepted: [{ type: 'attendance-snoozed', ...by, until }],
    })
    expect([isSnoozed(aside.attendance, until - 1), isSnoozed(aside.attendance, until)]).toEqual([
      ...[true, false],
    ])
    expect([isBack(aside.attendance, until - 1), isBack(aside.attendance, until)]).toEqual([
      ...[false, true],
    ])
    // The same once more changes nothing; another moment does.
    expect(decided(aside, put(until))).toEqual({ accepted: [] })
    expect(decided(aside, put(until + 1))).toMatchObject({ accepted: [{ until: until + 1 }] })
  })

  test.each([
    ['the past', heldByAna, put(NOON), ana, { reason: 'moment-past' }],
    ['ever', heldByAna, put(NOON + 400 * 24 * HOUR), ana, { reason: 'moment-too-far' }],
    ['a colleague', heldByAna, put(until), bruno, { reason: 'not-holder', holder: ana.agentId }],
    ['a supervisor', heldByAna, put(until), carla, { reason: 'not-holder', holder: ana.agentId }],
    ['nobody', waiting, put(until), ana, { reason: 'not-holder', holder: null }],
  ])('but not for %s', (_, state, command, actor, refused) => {
    expect(decided(state, command, actor)).toEqual({ refused })
  })
})

describe('it comes back', () => {
  const said = { kind: 'text' as const, sentAt: NOON, receivedAt: NOON, replyTo: null }
  const message = { messageId: 'm', whatsappId: 'w', content: { kind: 'text' as const, text: '' } }
  const returned = { ...place, agentId: ana.agentId, fence: 1, absentSince: 0 }
  const ways: [string, EventBody][] = [
    ['the citizen writes', { type: 'message-received', ...place, ...said, ...message }],
    ['somebody says so', { type: 'attendance-woken', ...by }],
    ['its holder is away for too long', { type: 'attendance-returned', ...returned }],
    ['it is given back', { type: 'attendance-released', ...by }],
    ['it is transferred', { type: 'attendance-transferred', ...by, toAgentId: 'x', fence: 2 }],
    ['it is closed', { type: 'attendance-closed', ...by }],
  ]

  test.each(ways)('where %s', (_, event) => {
    expect(later(aside, event).attendance?.snoozedUntil).toBeUndefined()
  })

  test('but not for a reaction, nor for a reply that is sent meanwhile', () => {
    const reaction = { ...message, kind: 'reaction' as const }
    const content = { kind: 'reaction' as const, target: 'w', emoji: '👍' }
    const reacted = { type: 'message-received', ...place, ...said, ...reaction, content } as const
    expect(later(aside, reacted).attendance?.snoozedUntil).toBe(until)
    expect(later(aside, reply(NOON)).attendance?.snoozedUntil).toBe(until)
  })

  test('and that it came back stands until it is answered', () => {
    expect(later(aside, reply(until)).attendance?.snoozedUntil).toBeUndefined()
  })

  test('its holder or a supervisor brings it back; where nothing is aside, nothing happens', () => {
    const command = { type: 'wake-attendance' as const, ...common }
    const woken = { accepted: [{ type: 'attendance-woken', ...by }] }
    expect(decided(aside, command)).toEqual(woken)
    expect(decided(aside, command, carla)).toMatchObject({ accepted: [{}] })
    expect(decided(aside, command, bruno)).toMatchObject({ refused: { reason: 'not-holder' } })
    expect(decided(heldByAna, command)).toEqual({ accepted: [] })
  })

  function reply(at: number): EventBody & { at: number } {
    const sent = { messageId: 'r', seenSeq: 5, replyTo: null, content: message.content }
    return { type: 'reply-queued', ...by, ...sent, at }
  }
})

describe('moments that are offered', () => {
  const hours = createOpeningHours(palmas.calendar, palmas.timeZone)
  const at = (text: string) => Date.parse(`${text}-03:00`)
  const offered = (now: string, by: typeof hours | null = hours) =>
    snoozeMoments({ now: at(now), hours: by, timeZone: palmas.timeZone })

  // Palmas is open from 13:30 to 18:00 in the sample calendar.
  test('count open hours, over the night and the weekend', () => {
    expect(afterOpenMs(hours, at('2026-11-27T14:00:00'), 2 * HOUR)).toBe(at('2026-11-27T16:00:00'))
    const friday = at('2026-11-27T17:00:00')
    const span = hours.spanFrom(friday)
    const next = hours.spanFrom(span?.end ?? 0)
    const left = (span?.end ?? 0) - friday
    expect(afterOpenMs(hours, friday, 2 * HOUR)).toBe((next?.start ?? 0) + 2 * HOUR - left)
    expect(afterOpenMs(null, at('2026-11-27T14:00:10'), HOUR)).toBe(at('2026-11-27T15:01:00'))
  })

  test('begin when the desk opens; one that is named already is not offered again', () => {
    const tuesday = offered('2026-11-24T14:00:00')
    expect(tuesday).toEqual([
      { key: 'open-hours', at: at('2026-11-24T16:00:00') },
      { key: 'next-day', at: at('2026-11-25T13:30:00') },
      { key: 'next-week', at: at('2026-11-30T13:30:00') },
    ])
    // On a Friday the next day of attendance is Monday.
    expect(offered('2026-11-27T14:00:00').map(({ key }) => key)).toEqual(['open-hours', 'next-day'])
  })

  test('by the habit of offices where nobody has said when it opens', () => {
    expect(offered('2026-11-24T14:00:00', null)).toEqual([
      { key: 'open-hours', at: at('2026-11-24T16:00:00') },
      { key: 'next-day', at: at('2026-11-25T08:00:00') },
      { key: 'next-week', at: at('2026-11-30T08:00:00') },
    ])
  })
})
