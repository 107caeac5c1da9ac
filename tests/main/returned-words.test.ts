import { beforeEach, describe, expect, test } from 'vitest'
import { addToDraft, saveDraft } from '../../main/drafts/save-draft.ts'
import { confirmReply, discardCommand, issueCommand } from '../../main/outbox/issue-command.ts'
import { keepRefusal } from '../../main/outbox/returned-words.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { openConversation } from '../../main/views/conversation-view.ts'
import { type Command, heardAnswerSchema, type Refusal } from '../../shared/commands.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'

const conversationId = sampleId('c', 1)

let replica: Replica
let log: SampleLog

/** Conversation 1, held by Ana, who has begun to write. */
beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
  log.receive(1, 'bom dia')
  log.ask(1, 1, { type: 'claim-attendance' })
  apply(replica, log.parsed)
  replica.drafts.save(conversationId, 'já começado')
})

describe('the words of a refused reply go back to the draft', () => {
  const refusals: Refusal[] = [
    { reason: 'window-closed' },
    { reason: 'not-holder', holder: sampleId('a', 2) },
    { reason: 'newer-messages', count: 1 },
    { reason: 'citizen-blocked', until: 1 },
    { reason: 'attendance-closed' },
    { reason: 'unknown-attendance' },
    { reason: 'not-permitted' },
    { reason: 'attachment-missing' },
    { reason: 'not-understood' },
  ]

  for (const refusal of refusals) {
    test(`${refusal.reason}: below what is being written, and once`, () => {
      const command = queued('posso ajudar')
      expect(keepRefusal(replica, command, refusal)).toEqual({
        kind: 'reply',
        text: 'posso ajudar',
      })
      expect(draft()).toBe('já começado\nposso ajudar')
      expect(lastUnconfirmed()).toMatchObject({ state: 'refused', refusal, inDraft: true })
      // Put away, they are not handed out a second time.
      expect(discard(command)).toMatchObject({ written: null })
      expect(draft()).toBe('já começado\nposso ajudar')
    })
  }

  test('several keep their order, with their files', () => {
    const attachment = {
      ...{ sha256: 'a'.repeat(64), mimeType: 'application/pdf', size: 10, filename: 'guia.pdf' },
      ...{ width: null, height: null, durationMs: null },
      ...{ kind: 'document' as const },
    }
    const commands = [queued('um'), queued('dois', { attachment })]
    for (const command of commands) keepRefusal(replica, command, { reason: 'window-closed' })
    expect(draft()).toBe('já começado\num\ndois')
    expect(view()?.attachments).toMatchObject([{ filename: 'guia.pdf' }])
  })

  test('a note goes back to the note', () => {
    const noteId = sampleId('f', 1)
    const command = log.command(1, { type: 'add-note', noteId, text: 'só para a equipe' })
    issueCommand(desk(), command)
    const refusal = { reason: 'not-understood' } as const
    expect(keepRefusal(replica, command, refusal)).toMatchObject({ kind: 'note' })
    expect(view()).toMatchObject({ draft: 'já começado', noteDraft: 'só para a equipe' })
  })

  test('but not what WhatsApp has settled meanwhile: it would be said twice', () => {
    const command = queued('há sim')
    expect(keepRefusal(replica, command, { reason: 'already-settled' })).toBeNull()
    expect(draft()).toBe('já começado')
    expect(discard(command)).toMatchObject({ written: { text: 'há sim' } })
  })

  test('nor what was scheduled and was to leave now: it stands there still, or has left', () => {
    const scheduled = sampleId('b', 700)
    const schedule = { type: 'schedule-reply', messageId: scheduled, text: 'às nove' } as const
    log.ask(1, 1, { ...schedule, replyTo: null, dueAt: log.now + 3_600_000 })
    apply(replica, log.parsed)
    for (const reason of ['not-scheduled', 'attendance-closed'] as const) {
      expect(keepRefusal(replica, queued('às nove', { scheduled }), { reason })).toBeNull()
    }
    expect(draft()).toBe('já começado')
    const restored = { reason: 'record-restored' } as const
    expect(keepRefusal(replica, queued('às nove', { scheduled }), restored)).not.toBeNull()
  })
})

test('words of a screen that could not read the draft stand below it, and nowhere once all is erased', () => {
  addToDraft(replica, { kind: 'reply', conversationId, text: 'Hoje à tarde' })
  addToDraft(replica, { kind: 'reply', conversationId, text: 'Hoje à tarde' })
  addToDraft(replica, { kind: 'note', conversationId, text: 'reincidente' })
  expect(view()).toMatchObject({ draft: 'já começado\nHoje à tarde', noteDraft: 'reincidente' })
  log.erase(1)
  apply(replica, log.parsed)
  addToDraft(replica, { kind: 'reply', conversationId, text: 'Hoje à tarde' })
  expect(draft()).toBe('')
})

describe('from the draft', () => {
  test('they leave confirmed, and what else was being written stays', () => {
    const command = queued('posso ajudar')
    keepRefusal(replica, command, { reason: 'newer-messages', count: 1 })
    const asked = { commandId: command.commandId, confirmedId: sampleId('b', 9), seenSeq: 99 }
    expect(confirmReply(desk(), asked)).toMatchObject({ outcome: 'queued' })
    expect(draft()).toBe('já começado')
    expect(replica.outbox.count('refused')).toBe(0)
  })

  test('they are sent with the rest as one reply, which puts the refused one away', () => {
    keepRefusal(replica, queued('posso ajudar'), { reason: 'newer-messages', count: 1 })
    queued('já começado\nposso ajudar')
    expect(draft()).toBe('')
    expect(replica.outbox.count('refused')).toBe(0)
  })

  test('a changed one leaves the refused one to be looked at', () => {
    keepRefusal(replica, queued('posso ajudar'), { reason: 'newer-messages', count: 1 })
    queued('não posso ajudar')
    expect(replica.outbox.count('refused')).toBe(1)
  })

  test('they come back from the refused one where she has deleted them', () => {
    const command = queued('posso ajudar')
    keepRefusal(replica, command, { reason: 'window-closed' })
    replica.drafts.save(conversationId, 'outra coisa')
    expect(discard(command)).toMatchObject({ written: { kind: 'reply', text: 'posso ajudar' } })
  })
})

describe('the citizen has everything erased while a reply waits', () => {
  test('it stays that it did not go, and why; no word of it stays', () => {
    queued('palavra plantada')
    issueCommand(desk(), log.command(1, { type: 'close-attendance' }))
    log.erase(1)
    apply(replica, log.parsed)
    expect(view()).toMatchObject({ erased: true, draft: '' })
    expect(view()?.page.items.at(-1)).toMatchObject({
      ...{ kind: 'message', content: null },
      unconfirmed: { state: 'refused', refusal: { reason: 'citizen-erased' }, inDraft: false },
    })
    expect(JSON.stringify(replica.db.prepare('select * from outbox').all())).not.toContain(
      'plantada',
    )
    expect(replica.outbox.next([], log.now)).toBeNull()
    const [row] = replica.outbox.ofConversation(conversationId)
    expect(row && discard(row.command)).toMatchObject({ outcome: 'discarded' })
    expect(replica.outbox.count('refused')).toBe(0)
  })

  test('a draft that a screen still holds is not kept any more', () => {
    log.erase(1)
    apply(replica, log.parsed)
    saveDraft(replica, 'reply', { conversationId, text: 'palavra plantada' })
    saveDraft(replica, 'note', { conversationId, text: 'palavra plantada' })
    expect(view()).toMatchObject({ draft: '', noteDraft: '' })
  })
})

test('a refusal for a reason that only a newer relay knows is a refusal', () => {
  const commandId = sampleId('b', 1)
  const refusal = { reason: 'from-the-future', detail: 1 }
  expect(heardAnswerSchema.parse({ outcome: 'refused', commandId, refusal })).toEqual({
    ...{ outcome: 'refused', commandId, refusal: { reason: 'not-understood' } },
  })
  expect(heardAnswerSchema.safeParse({ outcome: 'refused', commandId }).success).toBe(true)
  expect(heardAnswerSchema.safeParse({ outcome: 'who knows', commandId }).success).toBe(false)
})

let replies = 0

function queued(text: string, more: object = {}): Command {
  replies += 1
  const messageId = sampleId('b', 100 + replies)
  const command = log.command(1, { type: 'send-reply', messageId, text, replyTo: null, ...more })
  expect(issueCommand(desk(), command)).toEqual({ outcome: 'queued' })
  return command
}

function discard({ commandId }: Command) {
  return discardCommand(desk(), { commandId })
}

function desk() {
  return deskOf(replica, 1, log.now)
}

function view() {
  return openConversation(desk(), { conversationId, limit: 20 })
}

function draft() {
  return replica.drafts.find(conversationId)
}

function lastUnconfirmed() {
  return view()?.page.items.at(-1)?.unconfirmed
}
