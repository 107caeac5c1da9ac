import { beforeEach, describe, expect, test } from 'vitest'
import { changeSchedule } from '../../main/outbox/change-schedule.ts'
import { issueCommand } from '../../main/outbox/issue-command.ts'
import { settleAnswer } from '../../main/outbox/settle-answer.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { writeSession } from '../../main/session/stored-session.ts'
import { openConversation } from '../../main/views/conversation-view.ts'
import { pageQueue } from '../../main/views/queue-view.ts'
import { listUnsent } from '../../main/views/unsent-view.ts'
import type { Refusal } from '../../shared/commands.ts'
import { leaveScheduled } from '../../shared/domain/schedule/decide-schedule.ts'
import { organisationSchema } from '../../shared/organisation.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { account, SampleLog, sampleId } from '../support/sample-log.ts'

const HOUR = 60 * 60_000
const conversationId = sampleId('c', 1)
const scheduleId = sampleId('b', 500)

let replica: Replica
let log: SampleLog
let hers: string

/** Conversation 1 is Ana's; at her replica. */
beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
  hers = log.receive(1, 'bom dia')
  log.ask(1, 1, { type: 'claim-attendance' })
  apply(replica, log.parsed)
  const organisation = { name: 'Inventada', shortName: 'I', timeZone: 'America/Araguaina' }
  writeSession(replica.meta, {
    ...{ token: null, account: { ...account(1), login: 'ana' } },
    organisation: organisationSchema.parse({ ...organisation, reopenWithinMinutes: 60 }),
  })
})

describe('what is scheduled', () => {
  test('is shown at its moment before the relay has it, and the same afterwards', () => {
    replica.draftQuotes.save(conversationId, hers)
    replica.drafts.save(conversationId, 'Já respondo')
    const dueAt = log.now + HOUR
    const asked = log.command(1, ask(dueAt))
    expect(issueCommand(desk(), asked)).toEqual({ outcome: 'queued' })
    expect(view()).toMatchObject({ draft: '', draftQuote: null, waitingSince: expect.any(Number) })
    expect(last()).toMatchObject({
      ...{ id: scheduleId, at: dueAt, content: { text: 'Já respondo' } },
      ...{ quote: { whatsappId: hers }, unconfirmed: { state: 'waiting' } },
      scheduled: { dueAt, isMine: true, mayChange: true, expected: null },
    })
    log.ask(1, 1, ask(dueAt))
    replica.outbox.remove(asked.commandId)
    apply(replica, log.parsed)
    expect(last()).toMatchObject({
      ...{ id: scheduleId, content: { text: 'Já respondo' }, unconfirmed: null },
      scheduled: { dueAt, expected: null },
    })
    expect(view()?.page.items.at(-2)).toMatchObject({ what: 'scheduled', dueAt })
    expect(queue('mine')?.scheduledAt).toBe(dueAt)
    expect(listUnsent(desk()).cases).toMatchObject([
      {
        conversationId,
        items: [
          {
            ...{ itemId: scheduleId, what: { text: 'Já respondo' } },
            outlook: { will: 'scheduled', at: dueAt, expected: null },
          },
        ],
      },
    ])
  })

  test('is told not to leave as soon as that is known', () => {
    schedule()
    log.receive(1, 'mais uma coisa')
    apply(replica, log.parsed)
    expect(last()).toMatchObject({
      scheduled: { expected: { reason: 'newer-messages', count: 1 } },
    })
    expect(listUnsent(desk()).cases[0]?.items[0]?.outlook).toMatchObject({
      expected: { reason: 'newer-messages' },
    })
  })

  test('is seen by colleagues, who cannot change it, and is not among what they have to send', () => {
    schedule()
    const bruno = deskOf(replica, 2, log.now)
    const item = openConversation(bruno, { conversationId, limit: 20 })?.page.items.at(-1)
    expect(item).toMatchObject({ scheduled: { isMine: false, mayChange: false } })
    expect(listUnsent(bruno).cases).toEqual([])
  })

  test('is a draft again once it is edited, with what it answers', () => {
    schedule()
    replica.drafts.save(conversationId, 'Mais isto')
    expect(change('edit')).toMatchObject({
      ...{ outcome: 'queued', written: { kind: 'reply', text: 'Já respondo' } },
    })
    expect(view()).toMatchObject({
      ...{ draft: 'Mais isto\nJá respondo', draftQuote: { whatsappId: hers } },
    })
    expect(last()).toMatchObject({ what: 'schedule-cancelled', unconfirmed: { state: 'waiting' } })
    expect(change('edit')).toMatchObject({ refusal: { reason: 'not-scheduled' } })
  })

  test('keeps what was edited of it here, where it could not be taken back any more', () => {
    schedule()
    change('edit')
    reply(801, 'Já respondo, Maria')
    log.ask(1, 1, { type: 'add-note', noteId: sampleId('b', 700), text: 'de outra coisa' })
    const returned = answerEdit({ reason: 'not-scheduled' })
    expect(returned).toEqual([{ kind: 'reply', text: 'Já respondo, Maria' }])
    expect(view()).toMatchObject({ draft: 'Já respondo, Maria' })
    expect(replica.outbox.next([], log.now)).toBeNull()
    const refused = view()?.page.items.flatMap(({ unconfirmed }) =>
      unconfirmed?.state === 'refused' ? unconfirmed.refusal.reason : [],
    )
    expect(refused).toEqual(['schedule-left', 'schedule-left'])
    // She has read it, and sends them all the same.
    reply(802, 'Já respondo, Maria')
    expect(replica.outbox.next([], log.now)?.row?.command).toMatchObject({
      text: 'Já respondo, Maria',
    })
  })

  test('lets what was edited of it go once it has been taken back, and whatever else behind a mere cancelling', () => {
    schedule()
    change('edit')
    reply(801, 'Já respondo, Maria')
    settleAnswer(replica, { outcome: 'accepted', commandId: sampleId('b', 901), seq: 1 })
    expect(replica.outbox.next([], log.now)?.commandId).toBe(sampleId('b', 801))
    replica.outbox.remove(sampleId('b', 801))
    change('cancel')
    reply(803, 'Outra coisa')
    expect(answerEdit({ reason: 'not-scheduled' })).toEqual([])
    expect(replica.outbox.next([], log.now)?.commandId).toBe(sampleId('b', 803))
  })

  test('leaves now in its own place, and answers the same', () => {
    schedule()
    expect(change('send-now')).toEqual({ outcome: 'queued', written: null })
    expect(last()).toMatchObject({
      ...{ content: { text: 'Já respondo' }, quote: { whatsappId: hers } },
      ...{ delivery: { tick: 'queued' }, unconfirmed: { state: 'waiting' } },
    })
    expect(last()).not.toHaveProperty('scheduled')
  })

  test('is cancelled without a word of it in the draft', () => {
    schedule()
    expect(change('cancel')).toEqual({ outcome: 'queued', written: null })
    expect(view()?.draft).toBe('')
  })
})

describe('what could not leave', () => {
  test('is its author’s draft again, once, and stands with the reason', () => {
    schedule()
    log.receive(1, 'mais uma coisa')
    comeDue()
    const applied = apply(replica, log.parsed)
    expect(applied.returned).toMatchObject([{ written: { text: 'Já respondo' } }])
    expect(view()).toMatchObject({ draft: 'Já respondo', draftQuote: { whatsappId: hers } })
    expect(last()).toMatchObject({
      id: scheduleId,
      unconfirmed: {
        ...{ state: 'refused', refusal: { reason: 'newer-messages', count: 1 } },
        inDraft: true,
      },
    })
    expect(view()?.page.items.at(-2)).toMatchObject({
      ...{ what: 'schedule-returned', reason: 'newer-messages' },
    })
    expect(replica.outbox.count('refused')).toBe(1)
    // The same events again change nothing.
    expect(apply(replica, log.parsed).returned).toEqual([])
    expect(view()?.draft).toBe('Já respondo')
  })

  test('says at another PC of its author, and to colleagues, what it would have said, until that is erased', () => {
    schedule()
    log.receive(1, 'mais uma coisa')
    comeDue()
    const elsewhere = openTestReplica()
    apply(elsewhere, log.parsed)
    const line = () =>
      openConversation(deskOf(elsewhere, 1, log.now), {
        conversationId,
        limit: 20,
      })?.page.items.find((item) => item.kind === 'event' && item.what === 'schedule-returned')
    expect(line()).toMatchObject({ notSaid: { kind: 'text', text: 'Já respondo' } })
    // Where it stands as her own refused reply, it is not said twice.
    apply(replica, log.parsed)
    expect(view()?.page.items.find(({ id }) => id === line()?.id)).not.toHaveProperty('notSaid')
    log.append({ type: 'identity-changed', conversationId, change: 'number', changedAt: log.now })
    log.erase(1)
    apply(elsewhere, log.parsed)
    expect(JSON.stringify(line() ?? null)).not.toContain('Já respondo')
  })

  test('is told to colleagues, and is no draft of theirs', () => {
    writeSession(replica.meta, {
      ...{ token: null, account: { ...account(2), login: 'bruno' } },
      organisation: organisationSchema.parse({
        ...{ name: 'I', shortName: 'I', timeZone: 'UTC', reopenWithinMinutes: 0 },
      }),
    })
    schedule()
    log.receive(1, 'mais uma coisa')
    comeDue()
    expect(apply(replica, log.parsed).returned).toEqual([])
    expect(view()?.draft).toBe('')
    expect(last()).toMatchObject({ what: 'schedule-returned' })
  })

  test('an erasure takes its words wherever they are', () => {
    schedule('palavra plantada')
    log.erase(1)
    apply(replica, log.parsed)
    expect(view()?.page.items.some((item) => 'scheduled' in item)).toBe(false)
    const everything = ['outbox', 'drafts', 'contents', 'events', 'conversations'].map((table) =>
      replica.db.prepare(`select * from ${table}`).all(),
    )
    expect(JSON.stringify(everything)).not.toContain('plantada')
  })
})

function ask(dueAt: number, text = 'Já respondo') {
  const reply = { messageId: scheduleId, text, replyTo: hers }
  return { type: 'schedule-reply' as const, ...reply, dueAt }
}

function schedule(text?: string): void {
  expect(log.ask(1, 1, ask(log.now + HOUR, text))).toBe('accepted')
  apply(replica, log.parsed)
}

/** The relay's part, at its moment. */
function comeDue(): void {
  log.now += HOUR
  const state = log.states.get(conversationId)
  const [reply] = state?.scheduledReplies ?? []
  if (!state || !reply) throw new Error('nothing is scheduled')
  const content = { kind: 'text', text: 'Já respondo' } as const
  const leaving = { author: account(1), now: log.now, content, hasFile: true }
  log.append(...leaveScheduled(state, reply, leaving))
}

function change(how: 'edit' | 'send-now' | 'cancel') {
  const seenSeq = log.events.length
  const ids = { commandId: sampleId('b', 901), messageId: sampleId('b', 902) }
  return changeSchedule(desk(), { conversationId, scheduleId, how, seenSeq, ...ids })
}

function reply(number: number, text: string): void {
  const command = log.command(1, {
    ...{ type: 'send-reply', commandId: sampleId('b', number), messageId: sampleId('d', number) },
    ...{ text, replyTo: null },
  })
  replica.drafts.save(conversationId, text)
  expect(issueCommand(desk(), command)).toEqual({ outcome: 'queued' })
}

function answerEdit(refusal: Refusal) {
  return settleAnswer(replica, { outcome: 'refused', commandId: sampleId('b', 901), refusal })
}

function view() {
  return openConversation(desk(), { conversationId, limit: 20 })
}

function last() {
  return view()?.page.items.at(-1)
}

function queue(view: 'mine') {
  return pageQueue(desk(), { view, after: null, limit: 10 }).rows[0]
}

function desk() {
  return deskOf(replica, 1, log.now)
}
