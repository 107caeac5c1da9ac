import { beforeEach, expect, test } from 'vitest'
import { discardCommand, issueCommand } from '../../main/outbox/issue-command.ts'
import { keepRefusal } from '../../main/outbox/returned-words.ts'
import { queueCountSql, queuePageSql } from '../../main/projections/queue-pages.ts'
import { whatsappIdSql } from '../../main/projections/timeline-pages.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { openConversation } from '../../main/views/conversation-view.ts'
import { presenceReport } from '../../main/views/presence-view.ts'
import { countQueue, pageQueue } from '../../main/views/queue-view.ts'
import type { DeliveryView } from '../../shared/ipc/timeline.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'

let replica: Replica
let log: SampleLog

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
  log.receive(1, 'bom dia')
  log.ask(1, 1, { type: 'claim-attendance' })
})

const messageId = sampleId('b', 1)
const reply = { type: 'send-reply', messageId, text: 'há sim', replyTo: null } as const
const desk = () => deskOf(replica, 1, log.now)
const view = () => openConversation(desk(), { conversationId: sampleId('c', 1), limit: 50 })

test('a reply that WhatsApp took later tells why, and forgets it once it is through', () => {
  log.ask(1, 1, reply)
  log.progress(1, 'attempted')
  const nextAttemptAt = log.now + 1000
  const conversationId = sampleId('c', 1)
  log.append({ type: 'send-deferred', conversationId, messageId, code: 130429, nextAttemptAt })
  apply(replica, log.parsed)
  expect(delivery()).toEqual({ tick: 'queued', state: 'deferred', code: 130429, settled: null })
  log.progress(1, 'accepted')
  apply(replica, log.parsed)
  expect(delivery()).toEqual({ tick: 'queued', state: 'accepted', code: null, settled: null })
})

test('what asks for a decision is counted and listed until somebody decides, at once where she did', () => {
  log.ask(1, 1, reply)
  log.progress(1, 'unknown')
  apply(replica, log.parsed)
  expect(unsettledRow()).toEqual({ unknown: 1, failed: 0 })
  expect(countQueue(desk())).toMatchObject({ mine: 1, unsettled: 1 })

  const settle = log.command(1, { type: 'settle-reply', messageId, settlement: 'arrived' })
  expect(issueCommand(desk(), settle)).toEqual({ outcome: 'queued' })
  expect(delivery()?.settled).toMatchObject({ how: 'arrived', agent: { name: 'Ana' } })
  expect(unsettledRow()).toBeUndefined()
  expect(countQueue(desk())).toMatchObject({ mine: 1, unsettled: 0 })

  log.ask(1, 1, {
    type: 'settle-reply',
    messageId,
    settlement: 'arrived',
    commandId: settle.commandId,
  })
  apply(replica, log.parsed)
  replica.outbox.remove(settle.commandId)
  expect(delivery()).toMatchObject({
    tick: 'delivered',
    state: 'confirmed',
    settled: { how: 'arrived' },
  })
  expect(unsettledRow()).toBeUndefined()
})

test('a failed reply that was sent again says so, and the new one stands for it', () => {
  log.ask(1, 1, reply)
  log.progress(1, 'failed')
  const second = sampleId('b', 2)
  log.ask(3, 1, { type: 'transfer-attendance', toAgentId: sampleId('a', 1) })
  log.receive(1, 'ainda aqui')
  log.ask(1, 1, { ...reply, messageId: second, resends: messageId })
  apply(replica, log.parsed)
  expect(delivery()).toMatchObject({ tick: 'failed', settled: { how: 'resent' } })
  expect(delivery(second)).toMatchObject({ tick: 'queued', settled: null })
  expect(unsettledRow()).toBeUndefined()
})

test('folding again from the start gives the same decisions', () => {
  log.ask(1, 1, reply)
  log.progress(1, 'unknown')
  log.ask(1, 1, { type: 'settle-reply', messageId, settlement: 'put-away' })
  // The history arrives behind the newest event: the conversation is folded again.
  apply(replica, log.parsed)
  const once = view()
  const other = openTestReplica()
  apply(other, log.parsed)
  expect(
    openConversation(deskOf(other, 1, log.now), { conversationId: sampleId('c', 1), limit: 50 }),
  ).toEqual(once)
})

test('a returned attendance is a line that says who was away, and for how long', () => {
  const { attendance } = log.states.get(sampleId('c', 1)) ?? {}
  const absentSince = log.now - 15 * 60_000
  log.append({
    ...{ type: 'attendance-returned', conversationId: sampleId('c', 1), fence: 1, absentSince },
    ...{ attendanceId: attendance?.attendanceId ?? '', agentId: sampleId('a', 1) },
  })
  apply(replica, log.parsed)
  expect(view()).toMatchObject({ status: 'waiting', holder: null, fence: 1 })
  expect(view()?.page.items.at(-1)).toMatchObject({
    ...{ kind: 'event', what: 'returned', minutes: 15, agent: { name: 'Ana' } },
  })
})

test('the words of a reply refused to a former holder are her draft again, once and durably', () => {
  apply(replica, log.parsed)
  replica.drafts.save(sampleId('c', 1), 'já começado')
  const first = log.command(1, reply)
  issueCommand(desk(), first)
  const refusal = { reason: 'not-holder', holder: sampleId('a', 2) } as const
  expect(keepRefusal(replica, first, refusal)).toEqual({ kind: 'reply', text: 'há sim' })
  expect(replica.drafts.find(sampleId('c', 1))).toBe('já começado\nhá sim')
  expect(view()?.page.items.at(-1)).toMatchObject({
    unconfirmed: { state: 'refused', refusal, inDraft: true },
  })
  // Put away, the words are not handed out a second time.
  expect(discardCommand(desk(), { commandId: first.commandId })).toMatchObject({ written: null })
  expect(replica.drafts.find(sampleId('c', 1))).toBe('já começado\nhá sim')
})

test('what a screen has read reaches the relay under WhatsApp’s id, only of the citizen’s own', () => {
  const whatsappId = log.receive(1, 'e o horário?')
  log.ask(1, 1, reply)
  apply(replica, log.parsed)
  const items = view()?.page.items ?? []
  const newest = items.findLast((item) => item.kind === 'message' && item.from === 'citizen')
  const asked = { doing: 'viewing', conversationId: sampleId('c', 1) } as const
  expect(presenceReport(desk(), { ...asked, readMessageId: newest?.id ?? null })).toEqual({
    ...asked,
    readWhatsappId: whatsappId,
  })
  expect(presenceReport(desk(), { ...asked, readMessageId: messageId })).toMatchObject({
    readWhatsappId: null,
  })
})

test('neither the list of unsettled replies nor a read message walks the whole timeline', () => {
  const explain = (sql: string, parameters: object) =>
    replica.db
      .prepare<object, { detail: string }>(`explain query plan ${sql}`)
      .all(parameters)
      .map(({ detail }) => detail)
      .join('\n')
  const page = { me: 'x', at: 0, after: '', limit: 10, now: 1, nextChance: 2 }
  for (const plan of [
    explain(queuePageSql.unsettled, page),
    explain(queueCountSql.unsettled, { me: 'x', now: 1 }),
  ]) {
    expect(plan).toContain('timeline_unsettled')
    expect(plan).not.toMatch(/SCAN (timeline|conversations)(?! USING)/)
  }
  expect(explain(whatsappIdSql, ['x', 'y'])).toContain('SEARCH timeline USING PRIMARY KEY')
})

function delivery(of: string = messageId): DeliveryView | null | undefined {
  const item = view()?.page.items.find(({ id }) => id === of)
  return item?.kind === 'message' ? item.delivery : undefined
}

function unsettledRow() {
  const { rows } = pageQueue(desk(), { view: 'unsettled', after: null, limit: 10 })
  return rows[0]?.unsettled
}
