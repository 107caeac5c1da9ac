import { describe, expect, it } from 'vitest'
import type { Command } from '../../shared/commands.ts'
import { type Conversation, evolve, type Happening } from '../../shared/domain/conversation.ts'
import { decide } from '../../shared/domain/decide.ts'
import { admitMessage, opensAttendance } from '../../shared/domain/receive.ts'
import { isWindowOpen, windowClosesAt } from '../../shared/domain/service-window.ts'
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
  waiting,
} from '../support/cases.ts'
import { fc } from '../support/properties.ts'

function received(more: Partial<Extract<Happening, { type: 'message-received' }>> = {}): Happening {
  return {
    type: 'message-received',
    at: NOON + HOUR,
    conversationId,
    attendanceId,
    messageId: id('8'),
    whatsappId: 'wamid.1',
    kind: 'text',
    sentAt: NOON + HOUR,
    receivedAt: NOON + HOUR,
    replyTo: null,
    content: { kind: 'text', text: 'oi' },
    ...more,
  }
}

function replied(seenSeq: number): Happening {
  return {
    type: 'reply-queued',
    at: NOON + HOUR,
    conversationId,
    attendanceId,
    agentId: ana.agentId,
    commandId: id('9'),
    messageId: id('7'),
    seenSeq,
    replyTo: null,
    content: { kind: 'text', text: 'bom dia' },
  }
}

describe('a citizen’s message', () => {
  it('opens the window from when it was sent or received, whichever is earlier', () => {
    expect(evolve(waiting, received({ sentAt: NOON + 5 }))?.lastInboundAt).toBe(NOON + 5)
    expect(evolve(waiting, received({ receivedAt: NOON + 7 }))?.lastInboundAt).toBe(NOON + 7)
  })

  it('that arrives late does not shorten the window', () => {
    expect(evolve(waiting, received({ sentAt: NOON - HOUR }))?.lastInboundAt).toBe(NOON)
  })

  it('begins the waiting once, from when it was sent', () => {
    const answered = { ...heldByAna, waitingSince: null }
    const first = evolve(answered, received({ sentAt: NOON + 1 }))
    expect(first?.waitingSince).toBe(NOON + 1)
    expect(evolve(first, received())?.waitingSince).toBe(NOON + 1)
  })

  it('that WhatsApp tells late counts from when it was written', () => {
    const older = received({ sentAt: NOON - MINUTE })
    expect(evolve(waiting, older)?.waitingSince).toBe(NOON - MINUTE)
    const edit = received({ kind: 'edit', sentAt: NOON - HOUR })
    expect(evolve(waiting, edit)?.waitingSince).toBe(NOON - HOUR)
  })

  it('that is a reaction asks for nothing', () => {
    const answered = { ...heldByAna, waitingSince: null }
    expect(evolve(answered, received({ kind: 'reaction' }))).toEqual(answered)
  })

  it('that is none, but a notice, asks for nothing and opens no window', () => {
    const silent = { ...heldByAna, lastInboundAt: null, waitingSince: null }
    expect(evolve(silent, received({ kind: 'unknown', notice: true }))).toEqual(silent)
  })

  it('is unanswered until a reply was written in view of it', () => {
    const written = [5, 6, 9].reduce<Conversation | null>(
      (state, seq) => evolve(state, received({ seq })),
      heldByAna,
    )
    const reacted = evolve(written, received({ seq: 10, kind: 'reaction' }))
    expect(reacted?.unansweredSeqs).toEqual([5, 6, 9])
    const answered = evolve(reacted, replied(6))
    expect(answered?.unansweredSeqs).toEqual([9])
    expect(evolve(answered, replied(10))?.unansweredSeqs).toEqual([])
  })

  it('of a flood is remembered as one of the newest hundred', () => {
    const seqs = Array.from({ length: 250 }, (_, index) => index + 1)
    const flooded = seqs.reduce<Conversation | null>(
      (state, seq) => evolve(state, received({ seq })),
      heldByAna,
    )
    expect(flooded?.unansweredSeqs).toEqual(seqs.slice(-100))
  })

  it('whose content was erased tells the same', () => {
    expect(evolve(waiting, received({ content: null }))).toEqual(evolve(waiting, received()))
  })
})

describe('a reply', () => {
  const queued = (messageId: string): Happening => ({
    type: 'reply-queued',
    at: NOON + HOUR,
    conversationId,
    attendanceId,
    agentId: ana.agentId,
    commandId: id('9'),
    messageId,
    seenSeq: 0,
    replyTo: null,
    content: { kind: 'text', text: 'Bom dia' },
  })
  const failed = (messageId: string): Happening => ({
    type: 'send-failed',
    at: NOON + HOUR,
    conversationId,
    messageId,
    code: 131_026,
  })
  const status = (
    messageId: string,
    news: 'failed' | 'delivered' | 'read' | 'sent',
  ): Happening => ({
    type: 'status-received',
    at: NOON + HOUR,
    conversationId,
    messageId,
    whatsappId: `wamid.${messageId}`,
    status: news,
    statusAt: NOON + HOUR,
    code: null,
  })
  const answeredOnPhone: Happening = {
    type: 'phone-message-sent',
    at: NOON + HOUR,
    conversationId,
    messageId: id('5'),
    whatsappId: 'wamid.PHONE==',
    kind: 'text',
    sentAt: NOON + HOUR,
    receivedAt: NOON + HOUR,
    replyTo: null,
    content: { kind: 'text', text: 'Já respondi' },
  }
  const [one, two] = [id('6'), id('7')]
  const LATER = NOON + 2 * HOUR
  const waitingAfter = (...events: Happening[]) =>
    events.reduce<Conversation | null>(evolve, heldByAna)?.waitingSince

  it.each<[string, Happening[], number | null]>([
    ['ends the waiting', [queued(one)], null],
    ['that was refused begins it again', [queued(one), failed(one)], NOON],
    ['that could not be delivered begins it again', [queued(one), status(one, 'failed')], NOON],
    [
      'that failed though it was sent begins it again',
      [queued(one), status(one, 'sent'), status(one, 'failed')],
      NOON,
    ],
    [
      'that failed on one device only ended it',
      [queued(one), status(one, 'delivered'), status(one, 'failed')],
      null,
    ],
    [
      'that failed beside one that may arrive ended nothing and begins nothing',
      [queued(one), queued(two), failed(one)],
      null,
    ],
    [
      'that failed after another had failed begins it again',
      [queued(one), queued(two), failed(two), failed(one)],
      NOON,
    ],
    [
      'that failed before another failed begins it again',
      [queued(one), queued(two), failed(one), failed(two)],
      NOON,
    ],
    [
      'that failed after one that was read begins nothing',
      [queued(one), status(one, 'read'), queued(two), failed(two)],
      null,
    ],
    [
      'that failed behind one that was delivered begins nothing',
      [queued(one), queued(two), status(one, 'delivered'), failed(two)],
      null,
    ],
    [
      'that failed before one that was delivered begins nothing',
      [queued(one), queued(two), status(two, 'delivered'), failed(one)],
      null,
    ],
    [
      'that failed after the citizen wrote again counts from the first word',
      [queued(one), received({ sentAt: LATER }), failed(one)],
      NOON,
    ],
    [
      'that failed before staff answered on the phone begins nothing',
      [queued(one), answeredOnPhone, failed(one)],
      null,
    ],
    [
      'that alone failed counts from what it answered',
      [queued(one), received({ sentAt: LATER }), queued(two), failed(two)],
      LATER,
    ],
    [
      'of which both failed counts from the first word',
      [queued(one), received({ sentAt: LATER }), queued(two), failed(one), failed(two)],
      NOON,
    ],
    ['that fails twice counts once', [queued(one), failed(one), queued(two), failed(one)], null],
  ])('%s', (_, events, since) => {
    expect(waitingAfter(...events)).toBe(since)
  })

  it('that fails after the attendance was closed asks for nothing', () => {
    const close = { conversationId, attendanceId, agentId: ana.agentId, commandId: id('9') }
    const events: Happening[] = [
      queued(one),
      { type: 'attendance-closed', at: LATER, ...close },
      failed(one),
    ]
    expect(waitingAfter(...events)).toBeNull()
  })
})

describe('WhatsApp’s word that the window has closed', () => {
  const about = { conversationId, messageId: id('8') }
  const failed = (code: number | null, at: number): Happening => ({
    type: 'send-failed',
    ...about,
    code,
    at,
  })
  const status = (name: 'failed' | 'read', code: number | null, statusAt: number): Happening => ({
    type: 'status-received',
    ...about,
    whatsappId: 'wamid.1',
    status: name,
    statusAt,
    code,
    at: NOON + 2 * HOUR,
  })
  const closesAt = (event: Happening) =>
    windowClosesAt(evolve(heldByAna, event)?.lastInboundAt ?? null)
  const byCount = windowClosesAt(NOON)

  it.each<[string, Happening, number | null]>([
    ['in an answer', failed(131047, NOON + HOUR), NOON + HOUR],
    ['in a status', status('failed', 131047, NOON + HOUR), NOON + HOUR],
    ['by a provider’s older code', failed(470, NOON + HOUR), NOON + HOUR],
    ['of another trouble', failed(131026, NOON + HOUR), byCount],
    ['without a code', failed(null, NOON + HOUR), byCount],
    ['of a reply that was read', status('read', null, NOON + HOUR), byCount],
    ['of before the citizen wrote again', status('failed', 131047, NOON - 1), byCount],
    ['of what had closed by our count already', failed(131047, NOON + 40 * HOUR), byCount],
  ])('%s', (_, event, expected) => {
    expect(closesAt(event)).toBe(expected)
  })

  it('holds until the citizen writes again', () => {
    const refused = evolve(heldByAna, failed(131047, NOON + MINUTE))
    expect(isWindowOpen(refused?.lastInboundAt ?? null, NOON + MINUTE)).toBe(false)
    const wrote = evolve(refused, received())
    expect(wrote?.lastInboundAt).toBe(NOON + HOUR)
  })
})

describe('a conversation', () => {
  const started: Happening = {
    type: 'conversation-started',
    at: NOON,
    conversationId,
    citizenId: id('3'),
    phoneNumberId: '1',
  }

  it('starts once', () => {
    const once = evolve(null, started)
    expect(once).toMatchObject({ conversationId, attendance: null, lastInboundAt: null })
    expect(evolve(once, { ...started, citizenId: id('4') })).toBe(once)
  })

  it('that has not started stays so', () => {
    expect(evolve(null, received())).toBeNull()
  })

  it('is not moved by what belongs to a reply’s way', () => {
    const accepted = { conversationId, messageId: id('8'), whatsappId: 'wamid.1', at: NOON }
    expect(evolve(waiting, { type: 'send-accepted', ...accepted })).toBe(waiting)
  })

  it('remembers who held it through release, closing and a new attendance', () => {
    const agent = { agentId: ana.agentId, commandId: id('9') }
    const about = { conversationId, attendanceId, at: NOON + HOUR }
    const released = evolve(heldByAna, { type: 'attendance-released', ...about, ...agent })
    expect(released?.attendance).toMatchObject({
      status: 'waiting',
      holderId: null,
      previousHolderId: ana.agentId,
    })
    const ended = evolve(heldByAna, { type: 'attendance-closed', ...about, ...agent })
    expect(ended).toMatchObject({
      waitingSince: null,
      attendance: { status: 'closed', previousHolderId: ana.agentId, closedAt: NOON + HOUR },
    })
    const next = evolve(ended, {
      type: 'attendance-opened',
      ...about,
      attendanceId: id('5'),
      protocol: '2026-000002',
      since: NOON + HOUR,
      previousHolderId: ana.agentId,
    })
    expect(next?.attendance).toMatchObject({ status: 'waiting', fence: 1, closedAt: null })
  })
})

describe('a message needs an attendance to stand in', () => {
  const admit = (state: Conversation, more: Partial<Parameters<typeof admitMessage>[1]> = {}) =>
    admitMessage(state, {
      kind: 'text',
      now: NOON + HOUR,
      sentAt: NOON + MINUTE,
      newId: () => id('5'),
      protocol: '2026-000002',
      reopenWithinMs: 0,
      ...more,
    })

  it.each([
    ['the one that waits', waiting],
    ['the one that is held', heldByAna],
  ])('%s', (_, state) => {
    expect(admit(state)).toEqual({ attendanceId, events: [] })
  })

  it('after closing a new one, with a hint of who held the last', () => {
    expect(admit(closed)).toEqual({
      attendanceId: id('5'),
      events: [
        {
          type: 'attendance-opened',
          conversationId,
          attendanceId: id('5'),
          protocol: '2026-000002',
          since: NOON + MINUTE,
          previousHolderId: ana.agentId,
        },
      ],
    })
  })

  it('soon after closing the same one, if the organisation wants that', () => {
    const reopened = {
      attendanceId,
      events: [{ type: 'attendance-reopened', since: NOON + MINUTE }],
    }
    expect(admit(closed, { reopenWithinMs: 2 * HOUR })).toMatchObject(reopened)
    expect(admit(closed, { reopenWithinMs: HOUR }).attendanceId).toBe(id('5'))
  })

  it.each<[string, Parameters<typeof admit>[1]]>([
    ['a reaction', { kind: 'reaction' }],
    ['a notice', { kind: 'unknown', notice: true }],
  ])('%s after closing goes where it belongs, and opens nothing', (_, word) => {
    expect(admit(closed, { ...word, reopenWithinMs: 2 * HOUR })).toEqual({
      attendanceId,
      events: [],
    })
  })

  it('the first message of all opens one, even if it is a reaction, and no number is taken for the others', () => {
    const first = { ...waiting, attendance: null }
    const arrival = { kind: 'reaction', now: NOON, sentAt: NOON, reopenWithinMs: 0 } as const
    expect(opensAttendance(first, arrival)).toBe(true)
    expect(admit(first, { kind: 'reaction' }).events).toMatchObject([
      { type: 'attendance-opened', protocol: '2026-000002' },
    ])
    expect(opensAttendance(waiting, arrival)).toBe(false)
    expect(admit(waiting, { protocol: null }).events).toEqual([])
  })
})

describe('whatever agents ask for', () => {
  const actors = [ana, bruno, carla]
  const anyCommand = fc
    .record({
      actor: fc.constantFrom(...actors),
      type: fc.constantFrom(
        'claim-attendance',
        'release-attendance',
        'transfer-attendance',
        'close-attendance',
        'reopen-attendance',
        'send-reply',
      ),
      to: fc.constantFrom(...actors),
    })
    .map(({ actor, type, to }) => ({
      actor,
      command: {
        type,
        commandId: id('9'),
        conversationId,
        attendanceId,
        issuedAt: NOON,
        seenSeq: 0,
        toAgentId: to.agentId,
        messageId: id('8'),
        text: 'oi',
        replyTo: null,
      } as Command,
    }))

  it('held means somebody holds it, the fence never falls, and only the holder replies', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 40 }), (asked) => {
        let state: Conversation | null = conversation()
        for (const { actor, command } of asked) {
          const before: Conversation | null = state
          const decision = decide(state, command, {
            actor,
            now: NOON + MINUTE,
            findAgent: (agentId) => everybody.find((one) => one.agentId === agentId) ?? null,
          })
          if ('refused' in decision) continue
          for (const event of decision.accepted) {
            if (event.type === 'reply-queued') {
              expect(before?.attendance?.holderId).toBe(actor.agentId)
            }
            state = evolve(state, { ...event, at: NOON + MINUTE })
          }
          const after = state?.attendance
          expect(after?.status === 'held').toBe(after?.holderId !== null)
          expect(after?.fence).toBeGreaterThanOrEqual(before?.attendance?.fence ?? 0)
          if (after?.holderId && after.holderId !== before?.attendance?.holderId) {
            expect(after.fence).toBe((before?.attendance?.fence ?? 0) + 1)
          }
        }
      }),
    )
  })
})
