import { beforeEach, expect, test } from 'vitest'
import { showLostDrafts } from '../../main/outbox/carry-unsent.ts'
import { discardCommand, issueCommand } from '../../main/outbox/issue-command.ts'
import { keepRefusal } from '../../main/outbox/returned-words.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { listUnsent, weighWipe } from '../../main/views/unsent-view.ts'
import type { AnyCommand } from '../../shared/commands.ts'
import { windowClosesAt } from '../../shared/domain/service-window.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'

let replica: Replica
let log: SampleLog
let messages = 0

/** Two citizens wait; Ana claims both without a connection, and answers. */
beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
  log.receive(1, 'bom dia')
  log.receive(2, 'boa tarde')
  apply(replica, log.parsed)
})

test('every case stands with what waits in it, in order, and until when it can go', () => {
  const lastInboundAt = log.states.get(sampleId('c', 2))?.lastInboundAt ?? null
  claim(2)
  claim(1)
  reply(2, 'já respondo')
  issue(log.command(2, { type: 'add-note', noteId: sampleId('f', 1), text: 'para a equipe' }))
  const { cases } = listUnsent(desk())
  expect(cases).toMatchObject([
    {
      conversationId: sampleId('c', 2),
      citizenName: 'Cidadã 2',
      items: [
        {
          what: { kind: 'action', type: 'claim-attendance' },
          outlook: { will: 'go', until: null },
        },
        {
          what: { kind: 'reply', text: 'já respondo', file: null },
          outlook: { will: 'go', until: windowClosesAt(lastInboundAt) },
        },
        {
          itemId: sampleId('f', 1),
          what: { kind: 'note', text: 'para a equipe' },
          outlook: { will: 'go', until: null },
        },
      ],
    },
    { conversationId: sampleId('c', 1), items: [{ what: { type: 'claim-attendance' } }] },
  ])
})

test('what is known here decides: a colleague took it, so neither would be accepted', () => {
  claim(1)
  reply(1, 'vou cuidar disto')
  log.ask(2, 1, { type: 'claim-attendance' })
  apply(replica, log.parsed)
  const bruno = sampleId('a', 2)
  expect(outlooks()).toEqual([
    { will: 'refuse', refusal: { reason: 'already-claimed', by: bruno } },
    { will: 'refuse', refusal: { reason: 'not-holder', holder: bruno } },
  ])
})

test('a claim that is withdrawn takes the ground from under the reply behind it', () => {
  const command = claim(1)
  reply(1, 'vou cuidar disto')
  discardCommand(desk(), { commandId: command.commandId })
  expect(outlooks()).toEqual([{ will: 'refuse', refusal: { reason: 'not-holder', holder: null } }])
})

test('the window closes while it waits: what would go by then would not any more', () => {
  claim(1)
  reply(1, 'até amanhã')
  log.now += 24 * 60 * 60_000
  expect(outlooks().at(-1)).toEqual({ will: 'refuse', refusal: { reason: 'window-closed' } })
})

test('a reply with a file waits for it; one that has left can only be waited for', () => {
  claim(1)
  const attachment = {
    ...{ sha256: 'a'.repeat(64), mimeType: 'application/pdf', size: 10, filename: 'guia.pdf' },
    ...{ kind: 'document' as const, width: null, height: null },
  }
  const sent = reply(1, '', { attachment })
  expect(last()).toMatchObject({
    what: { kind: 'reply', file: { name: 'guia.pdf', sha256: attachment.sha256 } },
    outlook: { will: 'after-file' },
  })
  replica.outbox.markLeft(sent.commandId)
  expect(outlooks().at(-1)).toEqual({ will: 'leaving' })
})

test('what the relay took is no longer listed, and what it refused is until it is put away', () => {
  const taken = claim(1)
  const refused = reply(1, 'palavras')
  replica.outbox.accept(taken.commandId, 99)
  const refusal = { reason: 'window-closed' } as const
  keepRefusal(replica, refused, refusal)
  expect(outlooks()).toEqual([{ will: 'refused', refusal, inDraft: true }])
  discardCommand(desk(), { commandId: refused.commandId })
  expect(listUnsent(desk())).toEqual({ cases: [] })
})

test('what concerns the organisation stands by itself, decided in its order', () => {
  const replyId = sampleId('e', 1)
  const save = (commandId: string, basedOn: string | null): AnyCommand => ({
    ...{ type: 'save-canned-reply', commandId, issuedAt: log.now, basedOn },
    reply: {
      ...{ replyId, scope: 'own', shortcut: 'oi', text: 'Olá!', area: null },
      ...{ validFrom: null, validUntil: null },
    },
  })
  const first = sampleId('b', 801)
  replica.outbox.add(save(first, null), log.now)
  replica.outbox.add(save(sampleId('b', 802), first), log.now)
  // Made over a version that is not there.
  replica.outbox.add(save(sampleId('b', 803), sampleId('b', 99)), log.now)
  const [office] = listUnsent(desk()).cases
  expect(office?.conversationId).toBeNull()
  expect(office?.items.map(({ outlook }) => outlook)).toEqual([
    { will: 'go', until: null },
    { will: 'go', until: null },
    { will: 'refuse', refusal: { reason: 'changed-meanwhile' } },
  ])
})

test('a draft in a conversation that a restored record lacks is shown until she puts it away, and then gone', () => {
  let made = 900
  const tell = () => showLostDrafts(replica, log.now, () => sampleId('b', made++))
  replica.drafts.save(sampleId('c', 9), 'para quem se perdeu')
  const file = {
    sha256: 'a'.repeat(64),
    mimeType: 'image/png',
    size: 9,
    width: 1,
    height: 1,
  } as const
  replica.attachments.add(sampleId('c', 9), sampleId('b', 899), {
    ...file,
    ...{ kind: 'image', filename: 'a.png' },
  })
  expect([tell(), tell()]).toEqual([true, false])
  const [lost] = listUnsent(desk()).cases
  // It can be opened nowhere: its words are offered to be copied.
  expect(lost?.isHere).toBe(false)
  // No screen shows that draft: who puts it away is asked first.
  expect(lost?.items.map(({ outlook }) => outlook)).toEqual([
    { will: 'refused', refusal: { reason: 'record-restored' }, inDraft: false },
    { will: 'refused', refusal: { reason: 'record-restored' }, inDraft: false },
  ])
  for (const { commandId } of lost?.items ?? []) discardCommand(desk(), { commandId })
  expect(listUnsent(desk()).cases).toEqual([])
  expect(tell()).toBe(false)
})

function claim(number: number) {
  return issue(log.command(number, { type: 'claim-attendance' }))
}

function reply(number: number, text: string, more: object = {}) {
  messages += 1
  const messageId = sampleId('b', 500 + messages)
  return issue(log.command(number, { type: 'send-reply', messageId, text, replyTo: null, ...more }))
}

function issue<C extends AnyCommand>(command: C): C {
  expect(issueCommand(desk(), command)).toEqual({ outcome: 'queued' })
  return command
}

function outlooks() {
  return listUnsent(desk()).cases.flatMap(({ items }) => items.map(({ outlook }) => outlook))
}

function last() {
  return listUnsent(desk()).cases.at(-1)?.items.at(-1)
}

function desk() {
  return deskOf(replica, 1, log.now)
}

test('a file that was chosen for a reply counts among what a wipe would lose', () => {
  replica.attachments.add(sampleId('c', 1), sampleId('b', 898), {
    ...{ sha256: 'a'.repeat(64), size: 3, mimeType: 'application/pdf', width: null, height: null },
    ...{ kind: 'document', filename: 'inventado.pdf' },
  })
  expect(weighWipe(desk())).toEqual({ unsent: 0, drafts: 0, files: 1 })
})
