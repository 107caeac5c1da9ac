import { beforeEach, describe, expect, test } from 'vitest'
import { noteSeen } from '../../main/readings/note-seen.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { openConversation, pageConversation } from '../../main/views/conversation-view.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'

let replica: Replica
let log: SampleLog
const conversationId = sampleId('c', 1)

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
})

describe('a conversation', () => {
  test('messages stand by the time they were sent, whatever the order of arrival', () => {
    const first = log.now
    log.receive(1, 'segunda', { sentAt: first + 2000 })
    log.receive(1, 'primeira', { sentAt: first + 1000 })
    apply(replica, log.parsed)
    expect(texts()).toEqual(['primeira', 'segunda'])
  })

  test('pages join from the newest up, without an item twice or missing', () => {
    for (let number = 1; number <= 25; number += 1) log.receive(1, `mensagem ${number}`)
    apply(replica, log.parsed)
    const desk = deskOf(replica, 1, log.now)
    const whole = openConversation(desk, { conversationId, limit: 200 })?.page
    expect(whole?.before).toBeNull()
    let page = openConversation(desk, { conversationId, limit: 7 })?.page
    let items = page?.items ?? []
    while (page?.before) {
      page = pageConversation(desk, { conversationId, before: page.before, limit: 7 })
      items = [...page.items, ...items]
    }
    expect(items).toEqual(whole?.items)
  })

  test('tells how far this agent has read, whatever page she read it on', () => {
    log.receive(1, 'bom dia')
    apply(replica, log.parsed)
    const desk = deskOf(replica, 1, log.now)
    const read = () => openConversation(desk, { conversationId, limit: 20 })
    const [unanswered] = read()?.unansweredSeqs ?? []
    expect([read()?.readSeq, unanswered]).toEqual([0, expect.any(Number)])
    const about = { doing: 'viewing' as const, conversationId }
    noteSeen(desk, { ...about, readMessageId: log.lastInbound(1) })
    expect(read()?.readSeq).toBe(unanswered)
  })

  test('a quote says what it answers, also when the replica lacks it', () => {
    const question = log.receive(1, 'qual o horário?')
    log.receive(1, 'esta aqui', { replyTo: question })
    log.receive(1, 'e esta', { replyTo: 'wamid.lost' })
    apply(replica, log.parsed)
    expect(messages().map(({ quote }) => quote)).toEqual([
      null,
      {
        messageId: messages()[0]?.id,
        whatsappId: question,
        from: 'citizen',
        content: { kind: 'text', text: 'qual o horário?' },
        revoked: false,
      },
      {
        ...{ messageId: null, whatsappId: 'wamid.lost', from: 'citizen' },
        ...{ content: null, revoked: false },
      },
    ])
  })

  test('a reaction stands on its message, the newest one counts, and it can be taken away', () => {
    const target = log.receive(1, 'obrigada')
    log.receive(1, { kind: 'reaction', target, emoji: '👍' })
    apply(replica, log.parsed)
    expect(messages().map(({ reactions }) => reactions)).toMatchObject([
      [{ from: 'citizen', emoji: '👍' }],
    ])
    log.receive(1, { kind: 'reaction', target, emoji: '❤️' })
    apply(replica, log.parsed)
    expect(messages()[0]?.reactions).toMatchObject([{ from: 'citizen', emoji: '❤️' }])
    log.receive(1, { kind: 'reaction', target, emoji: null })
    apply(replica, log.parsed)
    expect(messages()[0]?.reactions).toEqual([])
  })

  test('a reaction to a message that nobody has is still seen', () => {
    log.receive(1, { kind: 'reaction', target: 'wamid.lost', emoji: '👍' })
    apply(replica, log.parsed)
    expect(messages()).toMatchObject([
      { from: 'citizen', content: { kind: 'reaction', emoji: '👍' }, quote: null },
    ])
  })

  test('ticks follow the reply, and never go back', () => {
    log.receive(1, 'oi')
    log.ask(1, 1, { type: 'claim-attendance' })
    log.ask(1, 1, { type: 'send-reply', messageId: sampleId('b', 1), text: 'olá', replyTo: null })
    const steps = ['attempted', 'accepted', 'sent', 'read', 'delivered', 'failed']
    const seen = steps.map((step) => {
      log.progress(1, step)
      apply(replica, log.parsed)
      return messages().at(-1)?.delivery
    })
    expect(seen).toEqual(
      [
        ['queued', 'attempted'],
        ['queued', 'accepted'],
        ['sent', 'sent'],
        ['read', 'read'],
        ['read', 'read'],
        ['read', 'read'],
      ].map(([tick, state]) => ({ tick, state, code: null, settled: null })),
    )
  })

  test('a failed reply says with which code', () => {
    log.receive(1, 'oi')
    log.ask(1, 1, { type: 'claim-attendance' })
    log.ask(1, 1, { type: 'send-reply', messageId: sampleId('b', 1), text: 'olá', replyTo: null })
    log.progress(1, 'failed')
    apply(replica, log.parsed)
    expect(messages().at(-1)?.delivery).toEqual({
      tick: 'failed',
      state: 'failed',
      code: 131_047,
      settled: null,
    })
  })

  test('an erased message keeps its place without its words', () => {
    log.receive(1, 'some com isto')
    const erased = log.parsed.map(({ event }) =>
      event.type === 'message-received' ? { ...event, content: null } : event,
    )
    apply(replica, erased.map((event) => ({ known: true, event })) as typeof log.parsed)
    expect(messages()).toMatchObject([{ content: null }])
  })

  test('notes, claims and transfers say who and to whom', () => {
    log.receive(1, 'oi')
    log.ask(1, 1, { type: 'claim-attendance' })
    log.ask(1, 1, {
      ...{ type: 'add-note', noteId: sampleId('f', 1), text: 'é vizinha da escola' },
      mentions: [sampleId('a', 2)],
    })
    log.ask(1, 1, { type: 'transfer-attendance', toAgentId: sampleId('a', 2) })
    apply(replica, log.parsed)
    const ana = { agentId: sampleId('a', 1), name: 'Ana' }
    const bruno = { agentId: sampleId('a', 2), name: 'Bruno' }
    expect(items()).toMatchObject([
      { kind: 'event', what: 'opened', agent: null, protocol: expect.any(String) },
      { kind: 'message', from: 'citizen' },
      { kind: 'event', what: 'claimed', agent: ana, to: null },
      {
        ...{ kind: 'note', id: sampleId('f', 1), agent: ana, text: 'é vizinha da escola' },
        mentions: [bruno],
      },
      { kind: 'event', what: 'transferred', agent: ana, to: bruno },
    ])
  })
})

function items(): TimelineItem[] {
  const view = openConversation(deskOf(replica, 1, log.now), { conversationId, limit: 100 })
  return view?.page.items ?? []
}

function messages() {
  return items().flatMap((item) => (item.kind === 'message' ? [item] : []))
}

function texts(): (string | null)[] {
  return messages().map(({ content }) => (content?.kind === 'text' ? content.text : null))
}
