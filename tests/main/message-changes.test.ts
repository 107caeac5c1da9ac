import { beforeEach, describe, expect, test } from 'vitest'
import { announceApplied } from '../../main/ipc/announce-changes.ts'
import { Announcer } from '../../main/ipc/announcer.ts'
import { rebuild } from '../../main/projections/rebuild.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { openConversation } from '../../main/views/conversation-view.ts'
import { pageQueue } from '../../main/views/queue-view.ts'
import type { MessageContent } from '../../shared/domain/message-content.ts'
import { parseEvent } from '../../shared/events.ts'
import type { Push } from '../../shared/ipc/pushes.ts'
import { apply, deskOf, dumpProjections, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, START, sampleId } from '../support/sample-log.ts'
import { searchAll } from '../support/search-all.ts'

/** What a citizen makes of a message afterwards, and what staff write on the phone. */

let replica: Replica
let log: SampleLog
const conversationId = sampleId('c', 1)

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
})

describe('an edited message', () => {
  test('shows its newest words, and keeps each text that stood there before', () => {
    const target = log.receive(1, 'tem vacina')
    log.receive(1, edit(target, 'tem vacina hoje?'))
    log.receive(1, edit(target, 'tem vacina amanhã?'))
    apply(replica, log.parsed)
    expect(messages()).toMatchObject([
      {
        content: text('tem vacina amanhã?'),
        earlier: [{ content: text('tem vacina') }, { content: text('tem vacina hoje?') }],
        revokedAt: null,
      },
    ])
  })

  test('may be edited before it arrives: until then the edit stands by itself', async () => {
    const change = edit('wamid.ahead', 'boa tarde')
    log.receive(1, change)
    apply(replica, log.parsed)
    expect(messages()).toMatchObject([{ from: 'citizen', content: change, earlier: [] }])
    log.receive(1, 'bom dia', { whatsappId: 'wamid.ahead' })
    apply(replica, log.parsed)
    const expected = [{ content: text('boa tarde'), earlier: [{ content: text('bom dia') }] }]
    expect(messages()).toMatchObject(expected)
    await expectRebuildToBeEqual()
    expect(messages()).toMatchObject(expected)
  })

  test('is what the queue, a quote and a search show', () => {
    const target = log.receive(1, 'palavra velha')
    log.receive(1, edit(target, 'palavra nova'))
    apply(replica, log.parsed)
    expect(lastMessage()).toMatchObject({ content: text('palavra nova'), revoked: false })
    const { hits } = searchAll(deskOf(replica, 1, log.now), { query: 'nova', limit: 5 })
    expect(hits.map(({ messageId }) => messageId)).toEqual([messages()[0]?.id])
    log.receive(1, 'isto', { replyTo: target })
    apply(replica, log.parsed)
    expect(messages().at(-1)?.quote?.content).toEqual(text('palavra nova'))
  })

  test('can only be edited by whoever wrote it', () => {
    const target = log.writeOnPhone(1, 'abrimos às 8h')
    log.receive(1, 'certo')
    log.receive(1, edit(target, 'abrimos às 6h'))
    log.writeOnPhone(1, edit(target, 'abrimos às 9h'))
    apply(replica, log.parsed)
    expect(messages().map(({ from, content }) => [from, content])).toEqual([
      ['agent', text('abrimos às 9h')],
      ['citizen', text('certo')],
      ['citizen', edit(target, 'abrimos às 6h')],
    ])
  })

  test('waits for an answer again while its attendance is open, and only then', () => {
    const target = log.receive(1, 'oi')
    log.ask(1, 1, { type: 'claim-attendance' })
    const reply = { messageId: sampleId('b', 1), text: 'olá', replyTo: null }
    log.ask(1, 1, { type: 'send-reply', ...reply })
    log.receive(1, edit(target, 'oi, e a vacina?'))
    expect(state()).toMatchObject({ waitingSince: expect.any(Number) })
    log.ask(1, 1, { type: 'close-attendance' })
    log.receive(1, edit(target, 'oi, e a vacina da gripe?'))
    expect(state()).toMatchObject({ waitingSince: null, attendance: { status: 'closed' } })
  })
})

describe('a deleted message', () => {
  test('keeps its place and its words, and says when', async () => {
    const target = log.receive(1, 'esqueça')
    log.receive(1, { kind: 'revoke', target })
    apply(replica, log.parsed)
    expect(messages()).toMatchObject([
      { content: text('esqueça'), revokedAt: expect.any(Number), earlier: [] },
    ])
    expect(lastMessage()).toMatchObject({ revoked: true })
    await expectRebuildToBeEqual()
  })

  test('is told by its id, by which notices know what they tell of', () => {
    const target = log.receive(1, 'meu CPF é 123')
    apply(replica, log.parsed)
    expect(lastMessage()).toMatchObject({ whatsappId: target })
    log.receive(1, { kind: 'revoke', target })
    const announcer = new Announcer(() => expect.fail('no status is asked for'))
    const pushes: Push[] = []
    announcer.onPush((push) => pushes.push(push))
    announceApplied(announcer, apply(replica, log.parsed), 'log')
    announcer.stop()
    const payload = { conversationId, whatsappIds: [target] }
    expect(pushes).toContainEqual({ name: 'messages-deleted', payload })
  })

  test('that nobody has is still told of', () => {
    log.receive(1, { kind: 'revoke', target: 'wamid.lost' })
    apply(replica, log.parsed)
    expect(messages()).toMatchObject([{ content: { kind: 'revoke' }, revokedAt: null }])
  })
})

describe('what staff write on the phone', () => {
  test('is the desk’s word: nobody waits any more, and no tick is shown', async () => {
    log.receive(1, 'oi')
    log.writeOnPhone(1, 'bom dia, aqui é do celular')
    apply(replica, log.parsed)
    expect(messages().at(-1)).toMatchObject({
      ...{ from: 'agent', agent: null, viaPhone: true, delivery: null },
      content: text('bom dia, aqui é do celular'),
    })
    expect(state()).toMatchObject({ waitingSince: null, attendance: { status: 'waiting' } })
    expect(lastMessage()).toMatchObject({ from: 'agent' })
    await expectRebuildToBeEqual()
  })

  test('opens no attendance, and is there once the citizen writes', () => {
    log.writeOnPhone(1, 'seu pedido ficou pronto')
    apply(replica, log.parsed)
    expect(state()?.attendance).toBeNull()
    log.receive(1, 'que bom')
    apply(replica, log.parsed)
    expect(messages().map(({ viaPhone }) => viaPhone)).toEqual([true, false])
  })
})

test('where a message comes from is shown with it', () => {
  const provenance = { forwarded: 'often', referral: null } as const
  log.receive(1, 'veja', { provenance })
  log.receive(1, 'oi')
  apply(replica, log.parsed)
  expect(messages().map((message) => message.provenance)).toEqual([provenance, null])
})

test('content of the future is kept as it came, for a version that can read it', () => {
  log.receive(1, 'oi')
  const seq = log.events.length + 1
  const content = { kind: 'hologram', beams: 3 }
  const event = { ...log.events.at(-1), seq, messageId: sampleId('e', 99), content }
  const future = { ...event, whatsappId: 'wamid.future', kind: 'hologram', novelty: START }
  apply(replica, [...log.parsed, parseEvent(future)])
  expect(messages().at(-1)?.content).toEqual({ kind: 'unknown', whatsappType: 'hologram' })
  const stored = replica.events.find(seq)
  expect(stored?.known && stored.original).toEqual(future)
})

async function expectRebuildToBeEqual(): Promise<void> {
  const before = dumpProjections(replica)
  await rebuild(replica)
  expect(dumpProjections(replica)).toEqual(before)
}

function edit(target: string, words: string): MessageContent {
  return { kind: 'edit', target, edited: { kind: 'text', text: words } }
}

function text(words: string): MessageContent {
  return { kind: 'text', text: words }
}

function state() {
  return log.states.get(conversationId)
}

function lastMessage() {
  const page = pageQueue(deskOf(replica, 1, log.now), { view: 'waiting', after: null, limit: 5 })
  return page.rows[0]?.lastMessage
}

function messages() {
  const view = openConversation(deskOf(replica, 1, log.now), { conversationId, limit: 100 })
  return (view?.page.items ?? []).flatMap((item) => (item.kind === 'message' ? [item] : []))
}
