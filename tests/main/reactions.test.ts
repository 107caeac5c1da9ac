import { beforeEach, expect, test } from 'vitest'
import { discardCommand, issueCommand } from '../../main/outbox/issue-command.ts'
import { rebuild } from '../../main/projections/rebuild.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { openConversation } from '../../main/views/conversation-view.ts'
import { type CommandOf, commandSchema } from '../../shared/commands.ts'
import type { EventBody } from '../../shared/events.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'

/** Reactions of the desk, at one console. */
let replica: Replica
let log: SampleLog
let target: string

const conversationId = sampleId('c', 1)

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
  target = log.receive(1, 'muito obrigada!')
  log.ask(1, 1, { type: 'claim-attendance' })
  apply(replica, log.parsed)
})

const desk = () => deskOf(replica, 1, log.now)
const view = () => {
  const shown = openConversation(desk(), { conversationId, limit: 50 })
  if (!shown) throw new Error('There is no such conversation.')
  return shown
}
const shown = () => view().page.items.find((item) => item.kind === 'message')?.reactions
const id = (number: number) => sampleId('b', number)

function ask(number: number, emoji: string | null): 'accepted' | 'refused' {
  const outcome = log.ask(1, 1, { type: 'send-reaction', messageId: id(number), target, emoji })
  apply(replica, log.parsed)
  return outcome
}

function tell(...events: EventBody[]): void {
  log.append(...events)
  apply(replica, log.parsed)
}

const about = (number: number) => ({ conversationId, messageId: id(number) })

test('one stands at its message, is changed and taken back; the citizen waits on', async () => {
  const waitingSince = view().waitingSince
  expect(waitingSince).not.toBeNull()
  ask(1, '👍')
  tell({ type: 'send-accepted', ...about(1), whatsappId: 'wamid.R1' })
  expect(shown()).toEqual([{ from: 'agent', emoji: '👍', problem: null, unconfirmed: null }])
  ask(2, '❤️')
  expect(shown()).toMatchObject([{ emoji: '❤️' }])
  await rebuild(replica)
  expect(shown()).toMatchObject([{ emoji: '❤️' }])
  ask(3, null)
  expect(shown()).toEqual([])
  expect(view().waitingSince).toBe(waitingSince)
  expect(view().page.items.filter(({ kind }) => kind === 'message')).toHaveLength(1)
})

test('one that fails says so, with what stands there in truth; nobody has to decide about it', async () => {
  ask(1, '👍')
  tell({ type: 'send-accepted', ...about(1), whatsappId: 'wamid.R1' })
  ask(2, '❤️')
  tell({ type: 'send-failed', ...about(2), code: 131_009 })
  const expected = [
    {
      ...{ from: 'agent', emoji: '👍', unconfirmed: null },
      problem: { emoji: '❤️', state: 'failed', code: 131_009 },
    },
  ]
  expect(shown()).toEqual(expected)
  await rebuild(replica)
  expect(shown()).toEqual(expected)
  expect(log.states.get(conversationId)?.unsettledReplies).toEqual([])
  ask(3, '🙏')
  expect(shown()).toMatchObject([{ emoji: '🙏', problem: null }])
})

test('of one that may have arrived it is said that nobody knows', () => {
  ask(1, '👍')
  tell({ type: 'send-unknown', ...about(1), cause: 'timeout' })
  expect(shown()).toMatchObject([{ emoji: '👍', problem: { state: 'unknown' } }])
  expect(log.states.get(conversationId)?.unsettledReplies).toEqual([])
})

test('without the relay it waits at its message, and can be withdrawn', () => {
  const issued = issue('👍')
  expect(shown()).toMatchObject([{ emoji: '👍', unconfirmed: { state: 'waiting' } }])
  expect(discardCommand(desk(), { commandId: issued })).toMatchObject({ outcome: 'discarded' })
  expect(shown()).toEqual([])
})

test('only the holder reacts, only while the window is open, and only with one emoji', () => {
  expect(log.ask(2, 1, { type: 'send-reaction', messageId: id(1), target, emoji: '👍' })).toBe(
    'refused',
  )
  log.now += 24 * 60 * 60 * 1000
  expect(view().can.react).toBe(false)
  expect(ask(1, '👍')).toBe('refused')
  const command = log.command(1, { type: 'send-reaction', messageId: id(1), target, emoji: '👍' })
  const isRead = (emoji: string | null) => commandSchema.safeParse({ ...command, emoji }).success
  expect(['👍', '❤️', '👩🏽‍🚒', null].map(isRead)).toEqual([true, true, true, true])
  expect(['', 'a', '👍👍', '👍 ok', '1'].map(isRead)).toEqual([false, false, false, false, false])
})

test('an erasure takes it, whether it was sent or waits', () => {
  ask(1, '👍')
  const waiting = issue('❤️')
  log.erase(1)
  apply(replica, log.parsed)
  const rows = replica.db.prepare('select * from reactions').all()
  expect([rows, replica.outbox.find(waiting)]).toEqual([[], null])
})

function issue(emoji: string): string {
  const asked = { type: 'send-reaction', messageId: id(9), target, emoji } as const
  const command = log.command(1, asked) as CommandOf<'send-reaction'>
  expect(issueCommand(desk(), command)).toEqual({ outcome: 'queued' })
  return command.commandId
}
