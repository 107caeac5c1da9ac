import { describe, expect, it } from 'vitest'
import type { Command, Refusal } from '../../shared/commands.ts'
import type { Agent } from '../../shared/domain/agent.ts'
import type { Conversation } from '../../shared/domain/conversation.ts'
import { decide } from '../../shared/domain/decide.ts'
import {
  admin,
  ana,
  attendanceId,
  bruno,
  carla,
  closed,
  conversation,
  conversationId,
  diego,
  everybody,
  gone,
  HOUR,
  heldByAna,
  id,
  MINUTE,
  NOON,
  waiting,
} from '../support/cases.ts'

const common = {
  commandId: id('9'),
  conversationId,
  attendanceId,
  issuedAt: NOON,
  seenSeq: 7,
}

const claim: Command = { type: 'claim-attendance', ...common }
const release: Command = { type: 'release-attendance', ...common }
const close: Command = { type: 'close-attendance', ...common }
const reopen: Command = { type: 'reopen-attendance', ...common }
const transferTo = (agent: Agent): Command => ({
  type: 'transfer-attendance',
  ...common,
  toAgentId: agent.agentId,
})
const reply = (text = 'Bom dia'): Command => ({
  type: 'send-reply',
  ...common,
  messageId: id('8'),
  text,
  replyTo: null,
})
const note = (text = 'ver a área'): Command => ({
  type: 'add-note',
  ...common,
  noteId: id('7'),
  text,
})

function decided(
  conversation: Conversation | null,
  actor: Agent,
  command: Command,
  now = NOON + MINUTE,
): Refusal | string[] {
  const decision = decide(conversation, command, {
    actor,
    now,
    findAgent: (agentId) => everybody.find((agent) => agent.agentId === agentId) ?? null,
  })
  return 'refused' in decision ? decision.refused : decision.accepted.map(({ type }) => type)
}

const notHolder = (holder: Agent | null): Refusal => ({
  reason: 'not-holder',
  holder: holder?.agentId ?? null,
})

describe('what a command does', () => {
  it.each<[string, Conversation, Agent, Command, Refusal | string[]]>([
    ['claim, waiting', waiting, ana, claim, ['attendance-claimed']],
    ['claim, waiting, by an ombudsman', waiting, diego, claim, ['attendance-claimed']],
    ['claim, mine already', heldByAna, ana, claim, []],
    ['claim, another’s', heldByAna, bruno, claim, { reason: 'already-claimed', by: ana.agentId }],
    [
      'claim, another’s, by a supervisor',
      heldByAna,
      carla,
      claim,
      { reason: 'already-claimed', by: ana.agentId },
    ],
    ['claim, closed', closed, ana, claim, { reason: 'attendance-closed' }],
    ['claim, by an administrator', waiting, admin, claim, { reason: 'not-permitted' }],

    ['release, mine', heldByAna, ana, release, ['attendance-released']],
    ['release, waiting already', waiting, ana, release, []],
    ['release, another’s', heldByAna, bruno, release, notHolder(ana)],
    ['release, another’s, by a supervisor', heldByAna, carla, release, ['attendance-released']],
    ['release, closed', closed, ana, release, { reason: 'attendance-closed' }],

    ['transfer, mine', heldByAna, ana, transferTo(bruno), ['attendance-transferred']],
    ['transfer, mine, to me', heldByAna, ana, transferTo(ana), []],
    ['transfer, another’s', heldByAna, bruno, transferTo(bruno), notHolder(ana)],
    [
      'transfer, another’s, by a supervisor',
      heldByAna,
      carla,
      transferTo(bruno),
      ['attendance-transferred'],
    ],
    [
      'transfer, waiting, by a supervisor',
      waiting,
      carla,
      transferTo(bruno),
      ['attendance-transferred'],
    ],
    ['transfer, waiting, by an agent', waiting, ana, transferTo(bruno), notHolder(null)],
    [
      'transfer to somebody who left',
      heldByAna,
      ana,
      transferTo(gone),
      { reason: 'unknown-agent' },
    ],
    [
      'transfer to an administrator',
      heldByAna,
      ana,
      transferTo(admin),
      { reason: 'unknown-agent' },
    ],
    ['transfer, closed', closed, carla, transferTo(bruno), { reason: 'attendance-closed' }],

    ['close, mine', heldByAna, ana, close, ['attendance-closed']],
    ['close, another’s', heldByAna, bruno, close, notHolder(ana)],
    ['close, another’s, by a supervisor', heldByAna, carla, close, ['attendance-closed']],
    ['close, waiting, by an agent', waiting, ana, close, notHolder(null)],
    ['close, closed', closed, carla, close, { reason: 'attendance-closed' }],

    ['reopen, closed', closed, bruno, reopen, ['attendance-reopened', 'attendance-claimed']],
    ['reopen, open', heldByAna, ana, reopen, { reason: 'attendance-open' }],

    ['reply, mine', heldByAna, ana, reply(), ['reply-queued']],
    ['reply, another’s', heldByAna, bruno, reply(), notHolder(ana)],
    ['reply, another’s, by a supervisor', heldByAna, carla, reply(), notHolder(ana)],
    ['reply, waiting', waiting, ana, reply(), notHolder(null)],
    ['reply, closed', closed, ana, reply(), { reason: 'attendance-closed' }],
    ['reply, empty', heldByAna, ana, reply(' \n\t'), { reason: 'empty-text' }],
    [
      'reply, with a blank left',
      heldByAna,
      ana,
      reply('Oi! Na ⟦quadra⟧, até ⟦prazo⟧.'),
      { reason: 'blanks-left', names: ['quadra', 'prazo'] },
    ],

    ['note, another’s', heldByAna, bruno, note(), ['note-added']],
    ['note, closed', closed, bruno, note(), ['note-added']],
    ['note, empty', heldByAna, ana, note(' '), { reason: 'empty-text' }],
    ['note, by an administrator', heldByAna, admin, note(), { reason: 'not-permitted' }],
  ])('%s', (_, conversation, actor, command, outcome) => {
    expect(decided(conversation, actor, command)).toEqual(outcome)
  })

  it('needs an attendance that is there, and the newest', () => {
    const unknown = { reason: 'unknown-attendance' }
    expect(decided(null, ana, claim)).toEqual(unknown)
    expect(decided({ ...waiting, attendance: null }, ana, claim)).toEqual(unknown)
    expect(decided(waiting, ana, { ...claim, attendanceId: id('0') })).toEqual(unknown)
  })
})

describe('whom a note mentions', () => {
  const mentioning = (mentions?: string[]): Command => {
    const plain = note('vê isto?')
    return plain.type === 'add-note' && mentions ? { ...plain, mentions } : plain
  }
  const told = (command: Command) => {
    const decision = decide(heldByAna, command, { actor: ana, now: NOON, findAgent: () => null })
    return 'accepted' in decision ? decision.accepted[0] : decision
  }

  it('is each colleague once, and never its author', () => {
    const { agentId: own } = ana
    expect(told(mentioning(['b', own, 'b']))).toMatchObject({ mentions: ['b'] })
    expect(told(mentioning([own]))).not.toHaveProperty('mentions')
    expect(told(mentioning())).not.toHaveProperty('mentions')
  })
})

describe('a reply', () => {
  it('may go out until a minute before 24 hours have passed', () => {
    const end = NOON + 24 * HOUR - MINUTE
    expect(decided(heldByAna, ana, reply(), end - 1)).toEqual(['reply-queued'])
    expect(decided(heldByAna, ana, reply(), end)).toEqual({ reason: 'window-closed' })
  })

  it('is closed to a citizen who never wrote', () => {
    const silent = { ...heldByAna, lastInboundAt: null }
    expect(decided(silent, ana, reply())).toEqual({ reason: 'window-closed' })
  })

  it('is what both engines can store, without the space around it', () => {
    const decision = decide(heldByAna, reply(' a\u0000b\ud83d \n'), {
      actor: ana,
      now: NOON,
      findAgent: () => null,
    })
    expect(decision).toMatchObject({
      accepted: [{ content: { kind: 'text', text: 'a\uFFFDb\uFFFD' }, seenSeq: 7 }],
    })
  })
})

describe('a reply to a citizen who wrote meanwhile', () => {
  const wrote = (...unansweredSeqs: number[]): Conversation => ({ ...heldByAna, unansweredSeqs })
  const seen = (seenSeq: number, confirmed?: boolean): Command => ({
    ...reply(),
    seenSeq,
    ...(confirmed === undefined ? {} : { confirmed }),
  })
  const newer = (count: number): Refusal => ({ reason: 'newer-messages', count })

  it.each<[string, Conversation, Command, Refusal | string[]]>([
    ['has nothing to confirm while nobody wrote', wrote(), seen(0), ['reply-queued']],
    ['has seen everything', wrote(4, 7), seen(7), ['reply-queued']],
    ['has missed the last message', wrote(4, 8), seen(7), newer(1)],
    ['has missed them all', wrote(4, 8, 9), seen(0), newer(3)],
    ['is not confirmed by saying no', wrote(8), seen(7, false), newer(1)],
    ['goes out once it is confirmed', wrote(4, 8, 9), seen(0, true), ['reply-queued']],
  ])('%s', (_, conversation, command, outcome) => {
    expect(decided(conversation, ana, command)).toEqual(outcome)
  })

  it('is first of all the holder’s, in an open window', () => {
    expect(decided(wrote(8), bruno, seen(7))).toEqual(notHolder(ana))
    expect(decided(wrote(8), ana, seen(7), NOON + 24 * HOUR)).toEqual({ reason: 'window-closed' })
  })
})

describe('the claim that a screen had shown', () => {
  const returnedAndClaimedAgain = conversation({ status: 'held', holderId: ana.agentId, fence: 3 })
  const seen = (command: Command, fence: number): Command => ({ ...command, fence })

  it.each<[string, Conversation, Agent, Command, Refusal | string[]]>([
    ['reply, in the same claim', heldByAna, ana, seen(reply(), 1), ['reply-queued']],
    [
      'reply, in a claim that ended',
      returnedAndClaimedAgain,
      ana,
      seen(reply(), 1),
      notHolder(ana),
    ],
    [
      'release, in a claim that ended',
      returnedAndClaimedAgain,
      ana,
      seen(release, 1),
      notHolder(ana),
    ],
    ['close, in a claim that ended', returnedAndClaimedAgain, ana, seen(close, 2), notHolder(ana)],
    [
      'transfer, in a claim that ended, by a supervisor',
      returnedAndClaimedAgain,
      carla,
      seen(transferTo(bruno), 1),
      notHolder(ana),
    ],
    [
      'transfer, by a supervisor who saw the claim',
      heldByAna,
      carla,
      seen(transferTo(bruno), 1),
      ['attendance-transferred'],
    ],
    ['claim, whatever was seen', waiting, ana, seen(claim, 9), ['attendance-claimed']],
    ['a note, whatever was seen', heldByAna, bruno, seen(note(), 9), ['note-added']],
    [
      'reply, of a version that tells no claim',
      returnedAndClaimedAgain,
      ana,
      reply(),
      ['reply-queued'],
    ],
  ])('%s', (_, held, actor, command, outcome) => {
    expect(decided(held, actor, command)).toEqual(outcome)
  })
})

it('each new holder gets the next fence', () => {
  const fenceOf = (conversation: Conversation, actor: Agent, command: Command) => {
    const decision = decide(conversation, command, {
      actor,
      now: NOON,
      findAgent: () => bruno,
    })
    return 'accepted' in decision
      ? decision.accepted.flatMap((event) => ('fence' in event ? [event.fence] : []))
      : []
  }
  expect(fenceOf(waiting, ana, claim)).toEqual([1])
  expect(fenceOf(heldByAna, ana, transferTo(bruno))).toEqual([2])
  expect(fenceOf(closed, bruno, reopen)).toEqual([2])
})
