import { beforeEach, describe, expect, test, vi } from 'vitest'
import { replyFromNotice } from '../../main/outbox/reply-from-notice.ts'
import { undoSending } from '../../main/outbox/undo-sending.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { LateWords } from '../../main/session/late-words.ts'
import { openConversation } from '../../main/views/conversation-view.ts'
import { pageQueue } from '../../main/views/queue-view.ts'
import { callSchemas } from '../../shared/ipc.ts'
import { FakeRelay } from '../support/fake-relay.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleAccounts, sampleId } from '../support/sample-log.ts'
import { startConsole } from '../support/start-console.ts'
import { until } from '../support/wait.ts'

const conversationId = sampleId('c', 1)
const ANSWER = 'A equipe passa hoje à tarde.'

let replica: Replica
let log: SampleLog

/** Conversation 1 is Ana's, and the citizen has just written. */
beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
  log.now = Date.now() - 60_000
  log.receive(1, 'Bom dia')
  log.ask(1, 1, { type: 'claim-attendance' })
  log.receive(1, 'Quando passam?')
  apply(replica, log.parsed)
})

describe('what is written in a notice', () => {
  test('is sent like any reply, and can be taken back as it stood', () => {
    const answer = reply(ANSWER, { undoMs: 5000 })
    expect(answer).toEqual({ outcome: 'sent', heldUntil: log.now + 5000 })
    expect(view()?.page.items.at(-1)).toMatchObject({
      content: { text: ANSWER },
      unconfirmed: { state: 'waiting', heldUntil: log.now + 5000 },
    })
    expect(undoSending(desk(), { conversationId })).toMatchObject({ draft: { text: ANSWER } })
    expect([draft(), view()?.page.items.at(-1)?.unconfirmed]).toEqual([ANSWER, null])
  })

  test('leaves at once where nothing is to be taken back', () => {
    expect(reply(ANSWER)).toEqual({ outcome: 'sent', heldUntil: null })
  })

  test('leaves what she has begun to write where it is', () => {
    replica.drafts.save(conversationId, 'já começado')
    expect(reply(ANSWER)).toMatchObject({ outcome: 'sent' })
    expect(draft()).toBe('já começado')
  })
})

describe('what may not leave so is a draft, below what stands there, and says why', () => {
  beforeEach(() => replica.drafts.save(conversationId, 'já começado'))

  test('the citizen has written since the notice was shown', () => {
    const shown = notice()
    log.receive(1, 'Deixem, já resolvi')
    apply(replica, log.parsed)
    expectKept(reply(ANSWER, { shown }), { reason: 'newer-messages', count: 1 })
  })

  test('somebody else attends by now', () => {
    const shown = notice()
    log.ask(1, 1, { type: 'transfer-attendance', toAgentId: sampleId('a', 2) })
    apply(replica, log.parsed)
    expectKept(reply(ANSWER, { shown }), { reason: 'not-holder', holder: sampleId('a', 2) })
  })

  test('nobody attends by now', () => {
    const shown = notice()
    log.ask(1, 1, { type: 'release-attendance' })
    apply(replica, log.parsed)
    expectKept(reply(ANSWER, { shown }), { reason: 'not-holder', holder: null })
  })

  test('she attends by another claim than the one that the notice knew', () => {
    const shown = notice()
    log.ask(1, 1, { type: 'release-attendance' })
    log.ask(2, 1, { type: 'claim-attendance' })
    log.ask(2, 1, { type: 'release-attendance' })
    log.ask(1, 1, { type: 'claim-attendance' })
    apply(replica, log.parsed)
    expectKept(reply(ANSWER, { shown }), { reason: 'not-holder', holder: sampleId('a', 1) })
  })

  test('the case is closed by now', () => {
    const shown = notice()
    log.ask(1, 1, { type: 'close-attendance' })
    apply(replica, log.parsed)
    expectKept(reply(ANSWER, { shown }), { reason: 'attendance-closed' })
  })

  test('WhatsApp’s window is closed by now', () => {
    const shown = notice()
    log.now += 25 * 60 * 60_000
    expectKept(reply(ANSWER, { shown }), { reason: 'window-closed' })
  })

  test('a blank of a canned reply is in it', () => {
    expectKept(reply('Olá, ⟦nome⟧'), { reason: 'blanks-left', names: ['nome'] })
  })

  test.for([
    ['look-twice', 'Seu CPF é 529.982.247-25, certo?'],
    ['too-long', 'a'.repeat(4097)],
  ] as const)('%s', ([kind, text]) => {
    expect(reply(text)).toEqual({ outcome: 'kept', because: { kind } })
    expect(draft()).toBe(`já começado\n${text}`)
    expect(view()?.page.items.at(-1)?.unconfirmed).toBeNull()
  })

  test('these words went to somebody else today; a greeting may', () => {
    log.receive(2, 'Oi')
    log.ask(1, 2, { type: 'claim-attendance' })
    for (const [at, text] of [ANSWER, 'Bom dia!'].entries()) {
      const order = { type: 'send-reply' as const, messageId: sampleId('f', at), replyTo: null }
      log.ask(1, 2, {
        ...order,
        fence: log.states.get(sampleId('c', 2))?.attendance?.fence ?? 0,
        text,
      })
    }
    apply(replica, log.parsed)
    expect(reply('a equipe passa hoje, à tarde')).toEqual({
      outcome: 'kept',
      because: { kind: 'same-reply' },
    })
    expect(reply('Bom dia!')).toMatchObject({ outcome: 'sent' })
  })

  function expectKept(answer: ReturnType<typeof reply>, refusal: unknown): void {
    expect(answer).toEqual({ outcome: 'kept', because: { kind: 'refused', refusal } })
    expect(draft()).toMatch(/^já começado\n./)
    const standing = view()?.page.items ?? []
    expect(standing.every(({ unconfirmed }) => unconfirmed === null)).toBe(true)
  }
})

test('to a citizen who had everything erased nothing is sent, and nothing kept', () => {
  const shown = notice()
  log.erase(1)
  apply(replica, log.parsed)
  expect(reply(ANSWER, { shown })).toEqual({ outcome: 'erased' })
  expect(draft()).toBe('')
})

test('a screen can ask for nothing that says nothing, or is no reply of anybody', () => {
  const schema = callSchemas['reply-from-notice']
  const asked = { ...notice(), agentId: sampleId('a', 1), text: ANSWER }
  expect(schema.safeParse(asked).success).toBe(true)
  for (const wrong of [
    { text: ' \n' },
    { text: 'a'.repeat(20_001) },
    { seenSeq: -1 },
    { agentId: 'ana' },
  ]) {
    expect(schema.safeParse({ ...asked, ...wrong }).success).toBe(false)
  }
})

test('what was written as she left is a draft of hers alone, and wiped with what is hers', () => {
  const late = new LateWords()
  for (const agent of [1, 2]) {
    late.keep({ agentId: sampleId('a', agent), conversationId, text: `de ${agent}` })
  }
  late.forget(sampleId('a', 2))
  expect(late.handTo(deskOf(replica, 2, log.now))).toEqual([])
  expect(draft()).toBe('')
  expect(late.handTo(desk())).toMatchObject([{ text: 'de 1' }])
  expect(draft()).toBe('de 1')
  expect(late.handTo(desk())).toEqual([])
})

test('what could not be written down yet waits on, and is a draft once', () => {
  const late = new LateWords()
  for (const text of ['um', 'dois']) {
    late.keep({ agentId: sampleId('a', 1), conversationId, text })
  }
  const append = vi.spyOn(replica.drafts, 'append')
  append.mockImplementationOnce(() => {
    throw new Error('disk full')
  })
  expect(() => late.handTo(desk())).toThrow('disk full')
  expect(late.handTo(desk())).toHaveLength(2)
  expect(draft()).toBe('um\ndois')
})

test('at a console it leaves as any reply; written once she has left, it waits for her', async () => {
  const relay = await new FakeRelay().start()
  for (const account of sampleAccounts) relay.addAccount(account.login, account)
  relay.append(...log.events.slice(sampleAccounts.length))
  const goodbye = Promise.withResolvers<void>()
  const console = await startConsole({
    relayUrl: relay.url,
    login: 'ana',
    fetch: async (address, request) => {
      if (request?.method === 'DELETE') await goodbye.promise
      return fetch(address, request)
    },
  })
  try {
    await console.waitUntilConnected()
    const to = { ...notice(), agentId: sampleId('a', 1) }
    const sent = await console.call('reply-from-notice', { ...to, text: 'Já vamos ' })
    expect(sent).toEqual({ outcome: 'sent', heldUntil: null })
    await until('it left', () => relay.commands.length > 0)
    expect(relay.commands).toMatchObject([
      { type: 'send-reply', text: 'Já vamos', fence: to.fence },
    ])

    await console.call('lock', {})
    const late = await console.call('reply-from-notice', { ...to, text: 'Mais uma coisa' })
    expect(late).toEqual({ outcome: 'kept', because: { kind: 'away' } })
    await console.call('sign-in', { login: 'ana', password: 'senha' })
    const view = await console.call('open-conversation', { conversationId, limit: 20 })
    expect(view?.draft).toBe('Mais uma coisa')
    const told = console.pushes.flatMap((push) =>
      push.name === 'notice-answered' ? [push.payload.answer.outcome] : [],
    )
    expect(told).toEqual(['sent', 'kept'])

    const leaving = console.call('sign-out', { wipe: true })
    await console.waitFor('get-status', {}, ({ session }) => session.state === 'signed-out')
    const meanwhile = await console.call('reply-from-notice', { ...to, text: 'E mais esta' })
    expect(meanwhile).toEqual({ outcome: 'kept', because: { kind: 'away' } })
    goodbye.resolve()
    expect(await leaving).toEqual({ outcome: 'signed-out' })
    await console.call('sign-in', { login: 'ana', password: 'senha' })
    const wiped = await console.waitFor(
      'open-conversation',
      { conversationId, limit: 20 },
      (found) => found !== null,
    )
    expect(wiped?.draft).toBe('')
  } finally {
    await console.stop()
    await relay.stop()
  }
})

type How = { shown?: ReturnType<typeof notice>; undoMs?: number }

function reply(text: string, { shown = notice(), undoMs = 0 }: How = {}) {
  return replyFromNotice(desk(), { ...shown, agentId: sampleId('a', 1), text }, undoMs)
}

/** What the row of the queue knew when the notice was shown. */
function notice() {
  const { rows } = pageQueue(desk(), { view: 'mine', after: null, limit: 10 })
  const row = rows.find((one) => one.conversationId === conversationId)
  if (!row) throw new Error('not hers')
  const { attendanceId, fence, seenSeq } = row
  return { conversationId, attendanceId, fence, seenSeq }
}

function desk() {
  return deskOf(replica, 1, log.now)
}

function view() {
  return openConversation(desk(), { conversationId, limit: 50 })
}

function draft(): string {
  return replica.drafts.find(conversationId)
}
