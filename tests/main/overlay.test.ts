import { beforeEach, describe, expect, test } from 'vitest'
import { confirmReply, discardCommand, issueCommand } from '../../main/outbox/issue-command.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { openConversation } from '../../main/views/conversation-view.ts'
import { countQueue, pageQueue } from '../../main/views/queue-view.ts'
import type { Command } from '../../shared/commands.ts'
import type { QueueView } from '../../shared/domain/queue/saved-filter.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'

let replica: Replica
let log: SampleLog

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
})

describe('what the outbox will do is shown at once', () => {
  test('a claimed conversation moves from the queue to mine', () => {
    log.receive(1, 'bom dia')
    apply(replica, log.parsed)
    expect(issue({ type: 'claim-attendance' })).toEqual({ outcome: 'queued' })

    expect(ids('waiting')).toEqual([])
    expect(ids('mine')).toEqual([1])
    expect(countQueue(desk())).toEqual({
      ...{ waiting: 0, mine: 1, team: 0, pending: 0, closed: 0, unsettled: 0, snoozed: 0 },
      toAnswer: 1,
    })
    expect(view()).toMatchObject({
      status: 'held',
      holder: { name: 'Ana' },
      can: { claim: false, release: true, transfer: true, close: true, reply: true, reopen: false },
    })
    expect(view()?.page.items.at(-1)).toMatchObject({
      kind: 'event',
      what: 'claimed',
      agent: { name: 'Ana' },
      unconfirmed: { state: 'waiting' },
    })
  })

  test('a reply waits below the confirmed messages, and is the last word in the queue', () => {
    held()
    issue(reply('  já respondo  '))
    expect(view()?.page.items.at(-1)).toEqual({
      kind: 'message',
      id: sampleId('b', 1),
      whatsappId: null,
      at: log.now,
      from: 'agent',
      agent: { agentId: sampleId('a', 1), name: 'Ana' },
      content: { kind: 'text', text: 'já respondo' },
      media: null,
      quote: null,
      viaPhone: false,
      earlier: [],
      revokedAt: null,
      provenance: null,
      reactions: [],
      delivery: { tick: 'queued', state: 'queued', code: null, settled: null },
      unconfirmed: { commandId: expect.any(String), state: 'waiting' },
    })
    expect(pageQueue(desk(), { view: 'mine', after: null, limit: 10 }).rows[0]).toMatchObject({
      pending: 1,
      waitingSince: null,
      lastMessage: { from: 'agent', content: { kind: 'text', text: 'já respondo' } },
    })
  })

  test('the confirmed reply takes the place of the waiting one', () => {
    held()
    const command = log.command(1, reply('respondida'))
    issueCommand(desk(), command)
    log.ask(1, 1, { ...reply('respondida'), commandId: command.commandId })
    apply(replica, log.parsed)
    const replies = view()?.page.items.filter(({ id }) => id === sampleId('b', 1))
    expect(replies).toHaveLength(1)
    expect(replies?.[0]).toMatchObject({ unconfirmed: null })
    expect(replica.outbox.count('waiting')).toBe(0)
  })

  test('an accepted command leaves once the cursor has passed its last event', () => {
    held()
    const command = log.command(1, { type: 'claim-attendance' })
    issueCommand(desk(), command)
    replica.outbox.accept(command.commandId, log.events.length + 1)
    expect(replica.outbox.find(command.commandId)?.state).toBe('accepted')
    log.append({ type: 'withheld' })
    expect(apply(replica, log.parsed).settled).toBe(1)
    expect(replica.outbox.find(command.commandId)).toBeNull()
  })

  test('what the screen shows decides: a reply after a waiting claim is taken', () => {
    log.receive(1, 'oi')
    apply(replica, log.parsed)
    expect(issue(reply('cedo demais'))).toEqual({
      outcome: 'refused',
      refusal: { reason: 'not-holder', holder: null },
    })
    issue({ type: 'claim-attendance' })
    expect(issue(reply('agora sim'))).toEqual({ outcome: 'queued' })
    expect(replica.outbox.count('waiting')).toBe(2)
  })

  test('the same command twice is one', () => {
    held()
    const command = log.command(1, reply('uma vez'))
    issueCommand(desk(), command)
    issueCommand(desk(), command)
    expect(replica.outbox.count('waiting')).toBe(1)
  })
})

describe('a command that does not go through', () => {
  test('a refused claim takes the row back, with its reason', () => {
    log.receive(1, 'oi')
    apply(replica, log.parsed)
    const command = log.command(1, { type: 'claim-attendance' })
    issueCommand(desk(), command)
    log.ask(2, 1, { type: 'claim-attendance' })
    apply(replica, log.parsed)
    const refusal = { reason: 'already-claimed', by: sampleId('a', 2) } as const
    replica.outbox.refuse(command.commandId, refusal)
    expect(ids('team')).toEqual([1])
    expect(view()?.page.items.at(-1)).toMatchObject({
      what: 'claimed',
      unconfirmed: { commandId: command.commandId, state: 'refused', refusal },
    })
  })

  test('a refused reply keeps its words until it is put away', () => {
    held()
    const command = log.command(1, reply('palavras preciosas'))
    issueCommand(desk(), command)
    replica.outbox.refuse(command.commandId, { reason: 'window-closed' })
    expect(view()?.page.items.at(-1)).toMatchObject({
      content: { text: 'palavras preciosas' },
      unconfirmed: { state: 'refused', refusal: { reason: 'window-closed' } },
    })
    expect(replica.outbox.firstRefused()).toBe(sampleId('c', 1))
    expect(pageQueue(desk(), { view: 'mine', after: null, limit: 1 }).rows[0]).toMatchObject({
      pending: 0,
      refused: 1,
    })
    expect(discardCommand(desk(), { commandId: command.commandId })).toMatchObject({
      outcome: 'discarded',
      written: { kind: 'reply', text: 'palavras preciosas' },
    })
    expect(view()?.page.items.at(-1)).toMatchObject({ unconfirmed: null })
  })

  test('a note that is taken back says that it is a note', () => {
    held()
    const command = log.command(1, note('só para a equipe'))
    issueCommand(desk(), command)
    expect(discardCommand(desk(), { commandId: command.commandId })).toMatchObject({
      written: { kind: 'note', text: 'só para a equipe' },
    })
  })

  test('a command that may have reached the relay cannot be taken back', () => {
    held()
    const command = log.command(1, reply('a caminho'))
    issueCommand(desk(), command)
    expect(view()?.page.items.at(-1)).toMatchObject({ unconfirmed: { state: 'waiting' } })
    replica.outbox.markLeft(command.commandId)
    expect(view()?.page.items.at(-1)).toMatchObject({ unconfirmed: { state: 'leaving' } })
    expect(discardCommand(desk(), { commandId: command.commandId })).toMatchObject({
      outcome: 'already-sent',
    })
    expect(replica.outbox.count('waiting')).toBe(1)
  })
})

describe('a reply to a citizen who wrote meanwhile', () => {
  const newer = { outcome: 'refused', refusal: { reason: 'newer-messages', count: 2 } }

  beforeEach(() => held())

  function writeMeanwhile(): void {
    log.receive(1, 'aliás')
    log.receive(1, 'é urgente')
    apply(replica, log.parsed)
  }

  test('is predicted when the messages are here already, and goes confirmed', () => {
    const command = log.command(1, reply('sim'))
    writeMeanwhile()
    expect(issueCommand(desk(), command)).toEqual(newer)
    expect(view()?.unansweredSeqs.filter((seq) => seq > command.seenSeq)).toHaveLength(2)
    expect(view()?.can.reply).toBe(true)
    expect(issue({ ...reply('sim'), confirmed: true })).toEqual({ outcome: 'queued' })
  })

  test('that the relay refused keeps its words, and is sent again in one step', () => {
    const refused = log.command(1, reply('sim, pode vir'))
    issueCommand(desk(), refused)
    writeMeanwhile()
    replica.outbox.refuse(refused.commandId, { reason: 'newer-messages', count: 2 })
    expect(view()?.page.items.at(-1)).toMatchObject({
      content: { text: 'sim, pode vir' },
      unconfirmed: { state: 'refused', refusal: { reason: 'newer-messages', count: 2 } },
    })

    const confirmedId = sampleId('b', 7)
    const asked = { commandId: refused.commandId, confirmedId, seenSeq: log.events.length }
    expect(confirmReply(desk(), asked)).toMatchObject({ outcome: 'queued' })
    expect(replica.outbox.ofConversation(sampleId('c', 1)).map((row) => row.command)).toEqual([
      {
        ...refused,
        commandId: confirmedId,
        seenSeq: log.events.length,
        // As it is held now, whatever the screen had shown when it was written.
        fence: 1,
        confirmed: true,
        issuedAt: log.now,
      },
    ])
    // Pressed twice, it is one.
    expect(confirmReply(desk(), { ...asked, confirmedId: sampleId('b', 8) })).toMatchObject({
      outcome: 'not-refused',
    })
    expect(replica.outbox.count('waiting')).toBe(1)
  })

  test('stays refused with its words where it could not go out anyway', () => {
    const refused = log.command(1, reply('sim'))
    issueCommand(desk(), refused)
    replica.outbox.refuse(refused.commandId, { reason: 'newer-messages', count: 1 })
    log.ask(1, 1, { type: 'release-attendance' })
    apply(replica, log.parsed)
    const { commandId } = refused
    const asked = { commandId, confirmedId: sampleId('b', 7), seenSeq: log.events.length }
    expect(confirmReply(desk(), asked)).toMatchObject({
      outcome: 'refused',
      refusal: { reason: 'not-holder', holder: null },
    })
    expect(view()?.page.items.at(-1)).toMatchObject({ unconfirmed: { state: 'refused' } })
  })
})

test('where WhatsApp says that the window has closed, no reply may be written', () => {
  held()
  log.ask(1, 1, reply('ainda vale?'))
  apply(replica, log.parsed)
  expect(view()?.can.reply).toBe(true)
  const before = log.events.length
  // By 131047, in a status.
  log.progress(1, 'failed')
  apply(replica, log.parsed.slice(before))
  expect(view()).toMatchObject({ can: { reply: false, close: true } })
  expect(view()?.windowClosesAt).toBeLessThanOrEqual(log.now)
})

describe('drafts', () => {
  const conversationId = sampleId('c', 1)

  test('a draft is in the queue and in the conversation, until it is empty', () => {
    held()
    replica.drafts.save(conversationId, 'estou escre')
    expect(view()?.draft).toBe('estou escre')
    expect(pageQueue(desk(), { view: 'mine', after: null, limit: 1 }).rows[0]?.draft).toBe(
      'estou escre',
    )
    replica.drafts.save(conversationId, '')
    expect(view()?.draft).toBe('')
  })

  test('sending takes away the draft that was sent, and no other', () => {
    held()
    replica.drafts.save(conversationId, 'pronto ')
    issue(reply('pronto'))
    expect(view()?.draft).toBe('')
    replica.drafts.save(conversationId, 'outra coisa')
    issue({ ...reply('resposta pronta'), messageId: sampleId('b', 2) })
    expect(view()?.draft).toBe('outra coisa')
  })

  test('notes have a draft of their own, which saving the note takes away', () => {
    held()
    replica.drafts.save(conversationId, 'para o cidadão')
    replica.noteDrafts.save(conversationId, 'para a equipe')
    expect(view()).toMatchObject({ draft: 'para o cidadão', noteDraft: 'para a equipe' })
    issue(note('para o cidadão'))
    expect(view()).toMatchObject({ draft: 'para o cidadão', noteDraft: 'para a equipe' })
    issue({ ...note('para a equipe'), noteId: sampleId('f', 2) })
    expect(view()).toMatchObject({ draft: 'para o cidadão', noteDraft: '' })
  })
})

function desk() {
  return deskOf(replica, 1, log.now)
}

function view() {
  return openConversation(desk(), { conversationId: sampleId('c', 1), limit: 20 })
}

function ids(view: QueueView): number[] {
  const { rows } = pageQueue(desk(), { view, after: null, limit: 50 })
  return rows.map(({ conversationId }) => Number(conversationId.slice(-2)))
}

/** Conversation 1, held by Ana. */
function held(): void {
  log.receive(1, 'bom dia')
  log.ask(1, 1, { type: 'claim-attendance' })
  apply(replica, log.parsed)
}

function issue(asked: Parameters<SampleLog['command']>[1]) {
  const command: Command = log.command(1, asked)
  return issueCommand(desk(), command)
}

function note(text: string) {
  return { type: 'add-note' as const, noteId: sampleId('f', 1), text }
}

function reply(text: string) {
  return { type: 'send-reply' as const, messageId: sampleId('b', 1), text, replyTo: null }
}
