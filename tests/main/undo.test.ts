import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { issueCommand } from '../../main/outbox/issue-command.ts'
import { keepRefusal } from '../../main/outbox/returned-words.ts'
import { undoSending } from '../../main/outbox/undo-sending.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { openConversation } from '../../main/views/conversation-view.ts'
import { listUnsent } from '../../main/views/unsent-view.ts'
import type { Command } from '../../shared/commands.ts'
import { isHeld, LONGEST_HOLD_MS } from '../../shared/domain/hold.ts'
import type { CallArguments } from '../../shared/ipc.ts'
import { FakeRelay } from '../support/fake-relay.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleAccounts, sampleId } from '../support/sample-log.ts'
import { startConsole, type TestConsole } from '../support/start-console.ts'
import { until } from '../support/wait.ts'

const conversationId = sampleId('c', 1)

test('no hold is longer than the longest: a clock that was set back holds nothing up', () => {
  expect(isHeld(null, 0)).toBe(false)
  expect([isHeld(10, 9), isHeld(10, 10)]).toEqual([true, false])
  expect(isHeld(LONGEST_HOLD_MS + 1, 0)).toBe(false)
})

describe('in the outbox', () => {
  let replica: Replica
  let log: SampleLog
  let messages = 0

  /** Conversations 1 and 2 are Ana's. */
  beforeEach(() => {
    replica = openTestReplica()
    log = new SampleLog()
    for (const number of [1, 2]) {
      log.receive(number, 'bom dia')
      log.ask(1, number, { type: 'claim-attendance' })
    }
    apply(replica, log.parsed)
  })

  test('what was sent waits, with all that follows in its conversation; others go', () => {
    send('já respondo')
    const note = issue(log.command(1, { type: 'add-note', noteId: sampleId('f', 1), text: 'nota' }))
    const other = issue(log.command(2, { type: 'close-attendance' }))
    expect(next()).toBe(other.commandId)
    replica.outbox.remove(other.commandId)
    expect(next()).toBeNull()
    expect(view()?.page.items.at(-2)).toMatchObject({
      delivery: { tick: 'queued' },
      unconfirmed: { state: 'waiting', heldUntil: log.now + 5000 },
    })
    expect(listUnsent(desk()).cases[0]?.items[0]?.outlook).toEqual({ will: 'held' })
    log.now += 5000
    expect(view()?.page.items.at(-2)?.unconfirmed).not.toHaveProperty('heldUntil')
    expect(next()).not.toBe(note.commandId)
    expect(undo()).toEqual({ outcome: 'already-sent' })
  })

  test('a note that stands before the reply does not wait', () => {
    const note = issue(log.command(1, { type: 'add-note', noteId: sampleId('f', 1), text: 'nota' }))
    send('já respondo')
    expect(next()).toBe(note.commandId)
  })

  test('undone it is the draft again, letter by letter, with its message and what was canned', () => {
    const [hers] = view()?.page.items.filter(({ kind }) => kind === 'message') ?? []
    const replyTo = hers?.kind === 'message' ? (hers.whatsappId ?? '') : ''
    replica.draftQuotes.save(conversationId, replyTo)
    const draft = {
      text: '  Olá!\nJá respondo. ',
      spans: [{ replyId: sampleId('e', 1), start: 2, end: 6 }],
    }
    send('Olá!\nJá respondo.', { replyTo }, draft)
    expect(view()?.draftQuote).toBeNull()
    expect(undo()).toEqual({
      ...{ outcome: 'undone', what: 'reply', draft, alsoUndone: false, isHers: true },
      quote: {
        ...{ messageId: hers?.id, whatsappId: replyTo, from: 'citizen' },
        content: { kind: 'text', text: 'bom dia' },
      },
    })
    expect(view()).toMatchObject({ draft: draft.text, draftQuote: { whatsappId: replyTo } })
    expect(replica.outbox.all()).toEqual([])
  })

  test('files and words of one press come back together, and in their order', () => {
    const sendingId = sampleId('b', 700)
    const files = ['um.pdf', 'dois.pdf']
    for (const filename of files) {
      send('', { attachment: attachment(filename) }, null, sendingId)
      log.now += 100
    }
    send('vão dois', {}, { text: 'vão dois', spans: [] }, sendingId)
    // They leave together too: at one moment, the first one's.
    expect(new Set(replica.outbox.all().map((row) => row?.heldUntil)).size).toBe(1)
    undo()
    expect(view()).toMatchObject({ draft: 'vão dois', attachments: [{ filename: files[0] }, {}] })
  })

  test('of two presses the newer one comes back first, below what is being written', () => {
    send('um')
    send('dois')
    replica.drafts.save(conversationId, 'três')
    undo()
    expect(view()?.draft).toBe('três\ndois')
    undo()
    expect(view()?.draft).toBe('três\ndois\num')
    expect(undo()).toEqual({ outcome: 'already-sent' })
  })

  test('what may have left does not come back', () => {
    const { commandId } = send('um')
    replica.outbox.markLeft(commandId)
    expect(undo()).toEqual({ outcome: 'already-sent' })
    expect(view()?.draft).toBe('')
  })

  test('an end that stands behind it is undone too: the citizen is not left without an answer', () => {
    send('até logo')
    issue(log.command(1, { type: 'add-note', noteId: sampleId('f', 1), text: 'nota' }))
    issue(log.command(1, { type: 'close-attendance' }))
    expect(view()?.status).toBe('closed')
    expect(undo()).toMatchObject({ outcome: 'undone', alsoUndone: true })
    expect(view()).toMatchObject({ status: 'held', draft: 'até logo' })
    expect(replica.outbox.all().map((row) => row?.command.type)).toEqual(['add-note'])
  })

  test('a transfer waits too, with all that follows it, and is undone by itself', () => {
    send('já vejo')
    const transfer = handOver()
    expect(view()).toMatchObject({ status: 'held', holder: { name: 'Bruno' } })
    expect(view()?.page.items.at(-1)).toMatchObject({
      ...{ what: 'transferred', unconfirmed: { heldUntil: log.now + 5000 } },
    })
    expect(listUnsent(desk()).cases[0]?.items[1]?.outlook).toEqual({ will: 'held' })
    expect(next()).toBeNull()
    expect(undo()).toEqual({
      ...{ outcome: 'undone', what: 'transfer', draft: { text: '', spans: [] } },
      ...{ quote: null, alsoUndone: false, isHers: true },
    })
    expect(view()).toMatchObject({ draft: '', holder: { name: 'Ana' }, can: { reply: true } })
    expect(replica.outbox.find(transfer.commandId)).toBeNull()
    // The reply before it still waits for the same.
    expect(undo()).toMatchObject({ what: 'reply', draft: { text: 'já vejo' } })
  })

  test('who supervises hands over what is a colleague’s, which is not hers once it is undone', () => {
    const carla = deskOf(replica, 3, log.now)
    const command = log.command(1, { type: 'transfer-attendance', toAgentId: sampleId('a', 2) })
    const hold = { until: log.now + 5000, sending: { sendingId: sampleId('b', 698), draft: null } }
    expect(issueCommand(carla, command, hold)).toEqual({ outcome: 'queued' })
    expect(undoSending(carla, { conversationId })).toMatchObject({
      what: 'transfer',
      isHers: false,
    })
  })

  test('a transfer that may have left is the new holder’s to give back', () => {
    const { commandId } = handOver()
    log.now += 5000
    expect(next()).toBe(commandId)
    expect(undo()).toEqual({ outcome: 'already-sent' })
  })

  function handOver(): Command {
    const command = log.command(1, { type: 'transfer-attendance', toAgentId: sampleId('a', 2) })
    const hold = { until: log.now + 5000, sending: { sendingId: sampleId('b', 699), draft: null } }
    expect(issueCommand(desk(), command, hold)).toEqual({ outcome: 'queued' })
    return command
  }

  test('a refused reply gives back which message it answered', () => {
    const [hers] = view()?.page.items.filter(({ kind }) => kind === 'message') ?? []
    const replyTo = hers?.kind === 'message' ? (hers.whatsappId ?? '') : ''
    const command = send('posso', { replyTo })
    keepRefusal(replica, command, { reason: 'newer-messages', count: 1 })
    expect(view()).toMatchObject({ draft: 'posso', draftQuote: { messageId: hers?.id } })
  })

  test('an erasure takes what stood in the field too', () => {
    replica.draftQuotes.save(conversationId, 'wamid.qualquer')
    send('palavra plantada', {}, { text: 'palavra plantada', spans: [] })
    log.erase(1)
    apply(replica, log.parsed)
    const kept = JSON.stringify(replica.db.prepare('select * from outbox').all())
    expect(kept).not.toContain('plantada')
    expect(replica.draftQuotes.all()).toEqual([])
    expect(undo()).toEqual({ outcome: 'already-sent' })
  })

  function send(
    text: string,
    more: { replyTo?: string; attachment?: ReturnType<typeof attachment> } = {},
    draft: {
      text: string
      spans: [] | { replyId: string; start: number; end: number }[]
    } | null = {
      text,
      spans: [],
    },
    sendingId = sampleId('b', 600 + messages),
  ): Command {
    messages += 1
    const messageId = sampleId('b', 500 + messages)
    const asked = { type: 'send-reply' as const, messageId, text, replyTo: null, ...more }
    const command = log.command(1, asked)
    const hold = { until: log.now + 5000, sending: { sendingId, draft } }
    expect(issueCommand(desk(), command, hold)).toEqual({ outcome: 'queued' })
    return command
  }

  function issue(command: Command): Command {
    expect(issueCommand(desk(), command)).toEqual({ outcome: 'queued' })
    return command
  }

  function next(): string | null {
    return replica.outbox.next([], log.now)?.commandId ?? null
  }

  function undo() {
    return undoSending(desk(), { conversationId })
  }

  function view() {
    return openConversation(desk(), { conversationId, limit: 20 })
  }

  function desk() {
    return deskOf(replica, 1, log.now)
  }
})

describe('at a console', () => {
  let relay: FakeRelay
  let sample: SampleLog
  let dataDir: string
  let console: TestConsole
  let issued = 0

  beforeEach(async () => {
    relay = await new FakeRelay().start()
    for (const account of sampleAccounts) relay.addAccount(account.login, account)
    sample = new SampleLog()
    sample.now = Date.now() - 60_000
    sample.receive(1, 'bom dia')
    sample.ask(1, 1, { type: 'claim-attendance' })
    relay.append(...sample.events.slice(sampleAccounts.length))
    dataDir = mkdtempSync(join(tmpdir(), 'balcao-undo-'))
    console = await start()
    await console.waitUntilConnected()
  })

  afterEach(async () => {
    await console.stop()
    await relay.stop()
    rmSync(dataDir, { recursive: true, force: true })
  })

  test('a reply leaves when its moment is over, and can be undone before', async () => {
    await choose(5)
    await send('melhor não')
    expect(await status()).toMatchObject({ waiting: 1, held: 1 })
    expect(await console.call('undo-sending', { conversationId })).toMatchObject({
      draft: { text: 'melhor não' },
    })
    expect(await status()).toMatchObject({ waiting: 0, held: 0 })
    await send('agora sim')
    await console.waitFor('get-status', {}, ({ outbox }) => outbox.waiting === 0)
    expect(told()).toEqual(['agora sim'])
  })

  test('who wants no such moment has none; her choice is hers, and stays', async () => {
    expect(await console.call('read-undo-seconds', {})).toEqual({ seconds: 1 })
    await choose(0)
    await send('já')
    await until('it left', () => told().length === 1)
    await console.stop()
    console = await start()
    expect(await console.call('read-undo-seconds', {})).toEqual({ seconds: 0 })
  })

  for (const way of ['lock', 'sign-out'] as const) {
    test(`${way}: nobody is there to undo it, so it leaves at once`, async () => {
      await choose(10)
      await send('até logo')
      await console.call(way, {})
      expect(told()).toEqual(['até logo'])
    })
  }

  test('quitting sends it too; what follows goes behind it', async () => {
    await choose(10)
    await send('até logo')
    const noteId = sampleId('f', 1)
    await call(sample.command(1, { type: 'add-note', noteId, text: 'depois' }))
    await console.stop()
    expect(relay.commands.map(({ type }) => type)).toEqual(['send-reply', 'add-note'])
    console = await start()
  })

  test('leaving without the relay keeps it, and it leaves once she is back', async () => {
    await choose(10)
    await relay.stop()
    await console.waitFor('get-status', {}, ({ sync }) => sync.state === 'disconnected')
    await send('até logo')
    await console.call('lock', {})
    await relay.start()
    await console.call('sign-in', { login: 'ana', password: 'senha' })
    await until('it left', () => told().length === 1)
  })

  test('a wipe sends nothing behind her back', async () => {
    await choose(10)
    await send('palavras')
    await console.call('sign-out', { wipe: true })
    expect(relay.commands).toEqual([])
  })

  test('without a connection its moment ends all the same, and it waits as others do', async () => {
    await relay.stop()
    await console.waitFor('get-status', {}, ({ sync }) => sync.state === 'disconnected')
    await send('depois')
    const { outbox } = await console.waitFor('get-status', {}, ({ outbox }) => outbox.held === 0)
    expect(outbox.waiting).toBe(1)
    const pushed = () => console.pushes.filter(({ name }) => name === 'conversation-changed')
    await until('the screen is told', () => pushed().length > 1)
  })

  test('what a draft answers survives a lock', async () => {
    const [, hers] = (await open())?.page.items ?? []
    const whatsappId = (hers?.kind === 'message' && hers.whatsappId) || null
    await console.call('save-draft-quote', { conversationId, whatsappId })
    await console.call('lock', {})
    await console.call('sign-in', { login: 'ana', password: 'senha' })
    expect((await open())?.draftQuote).toMatchObject({ messageId: hers?.id, whatsappId })
  })

  function start(): Promise<TestConsole> {
    return startConsole({ relayUrl: relay.url, dataDir, login: 'ana', undoSeconds: 1 })
  }

  function choose(seconds: 0 | 5 | 10) {
    return console.call('save-undo-seconds', { seconds })
  }

  async function send(text: string): Promise<void> {
    issued += 1
    const messageId = sampleId('b', 800 + issued)
    const asked = { type: 'send-reply' as const, messageId, text, replyTo: null }
    const sending = { sendingId: sampleId('b', 700 + issued), draft: { text, spans: [] } }
    await call(sample.command(1, asked), { sending })
  }

  async function call(command: Command, more: Partial<CallArguments<'issue-command'>> = {}) {
    issued += 1
    const asked = { command: { ...command, commandId: sampleId('b', 300 + issued) }, ...more }
    expect(await console.call('issue-command', asked)).toEqual({ outcome: 'queued' })
  }

  async function status() {
    return (await console.call('get-status', {})).outbox
  }

  function open() {
    return console.call('open-conversation', { conversationId, limit: 20 })
  }

  function told(): string[] {
    return relay.commands.flatMap((command) => (command.type === 'send-reply' ? command.text : []))
  }
})

function attachment(filename: string) {
  return {
    ...{ sha256: 'a'.repeat(64), mimeType: 'application/pdf', size: 10, filename },
    ...{ kind: 'document' as const, width: null, height: null },
  }
}
