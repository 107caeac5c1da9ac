import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Command } from '../../shared/commands.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'
import { FakeRelay } from '../support/fake-relay.ts'
import { SampleLog, sampleAccounts, sampleId } from '../support/sample-log.ts'
import { startConsole, type TestConsole } from '../support/start-console.ts'
import { until } from '../support/wait.ts'

let relay: FakeRelay
let dataDir: string
let console: TestConsole
/** Conversation 1 waits in the queue; its state is the one that commands are made for. */
let sample: SampleLog
let issued: string[]

beforeEach(async () => {
  relay = await new FakeRelay().start()
  for (const account of sampleAccounts) relay.addAccount(account.login, account)
  sample = new SampleLog()
  sample.now = Date.now() - 60_000
  sample.receive(1, 'bom dia')
  relay.append(...sample.events.slice(sampleAccounts.length))
  dataDir = mkdtempSync(join(tmpdir(), 'balcao-outbox-'))
  issued = []
  console = await start()
  await console.waitUntilConnected()
})

afterEach(async () => {
  await console.stop()
  await relay.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('a command', () => {
  test('reaches the relay and comes back as an event', async () => {
    await issue({ type: 'claim-attendance' })
    await issue(reply(1, 'olá'))
    await outboxIsEmpty()
    expect(await items()).toMatchObject([
      { what: 'opened' },
      { kind: 'message', from: 'citizen' },
      { what: 'claimed', unconfirmed: null },
      { kind: 'message', from: 'agent', unconfirmed: null, content: { text: 'olá' } },
    ])
  })

  test('whose answer is lost is sent again with the same id, until it is answered', async () => {
    await issue({ type: 'claim-attendance' })
    await outboxIsEmpty()
    // Claiming what is already one's own writes no event that could answer in its place.
    relay.faults.loseAnswers = 2
    await issue({ type: 'claim-attendance' })
    await outboxIsEmpty()
    const [first, again] = issued
    expect(relay.commands.map(({ commandId }) => commandId)).toEqual([first, again, again, again])
  })

  test('whose answer is lost is settled by its event', async () => {
    relay.faults.loseAnswers = 1
    await issue({ type: 'claim-attendance' })
    await outboxIsEmpty()
    expect(relay.log.filter(({ type }) => type === 'attendance-claimed')).toHaveLength(1)
  })

  test('waits for a relay that cannot write just now', async () => {
    relay.faults.refuseCommands = 3
    await issue({ type: 'claim-attendance' })
    await outboxIsEmpty()
    expect(relay.commands).toHaveLength(4)
  })

  test('that the relay cannot read is refused and lets the others pass', async () => {
    // The console lets it through; a relay of another version might not.
    relay.faults.rejectCommands = 1
    await issue({ type: 'claim-attendance' })
    await issue({ type: 'add-note', noteId: sampleId('f', 1), text: 'depois' })
    await console.waitFor('get-status', {}, ({ outbox }) => outbox.waiting === 0)
    expect(await items()).toMatchObject([
      {},
      {},
      { kind: 'note', text: 'depois', unconfirmed: null },
      { what: 'claimed', unconfirmed: { refusal: { reason: 'not-understood' } } },
    ])
  })
})

describe('while the relay is away', () => {
  beforeEach(async () => {
    await relay.stop()
    await console.waitFor('get-status', {}, ({ sync }) => sync.state === 'disconnected')
  })

  test('commands wait, survive a restart, and go out once and in order', async () => {
    await issue({ type: 'claim-attendance' })
    for (const number of [1, 2, 3]) await issue(reply(number, `resposta ${number}`))
    await console.stop()
    console = await start()
    expect(await console.call('get-status', {})).toMatchObject({
      outbox: { waiting: 4, refused: 0 },
    })
    expect((await items()).map(stateOf)).toEqual([
      'opened',
      'bom dia',
      'claimed waiting',
      'resposta 1 waiting',
      'resposta 2 waiting',
      'resposta 3 waiting',
    ])
    await relay.start()
    await outboxIsEmpty()
    expect(relay.commands.map(({ commandId }) => commandId)).toEqual(issued)
    expect((await items()).map(stateOf)).toEqual([
      'opened',
      'bom dia',
      'claimed',
      'resposta 1',
      'resposta 2',
      'resposta 3',
    ])
  })

  test('a claim that another made meanwhile is refused, and so is the reply behind it', async () => {
    await issue({ type: 'claim-attendance' })
    await issue(reply(1, 'vou cuidar disto'))
    sample.ask(2, 1, { type: 'claim-attendance' })
    relay.append(...sample.events.slice(relay.log.length))
    await relay.start()
    await console.waitFor('get-status', {}, ({ outbox }) => outbox.refused === 2)
    const bruno = sampleId('a', 2)
    expect((await items()).slice(-2)).toMatchObject([
      { unconfirmed: { refusal: { reason: 'already-claimed', by: bruno } } },
      {
        content: { text: 'vou cuidar disto' },
        unconfirmed: { refusal: { reason: 'not-holder', holder: bruno } },
      },
    ])
    expect(await console.call('count-queue', {})).toMatchObject({ mine: 0, team: 1 })
    const [claim = '', words = ''] = issued
    expect(await console.call('discard-command', { commandId: claim })).toEqual({
      outcome: 'discarded',
      written: null,
    })
    // She does not hold it: her words stand in her draft already.
    expect(await console.call('discard-command', { commandId: words })).toEqual({
      outcome: 'discarded',
      written: null,
    })
    expect(
      await console.call('open-conversation', { conversationId: sampleId('c', 1), limit: 1 }),
    ).toMatchObject({
      draft: 'vou cuidar disto',
    })
    expect(await console.call('get-status', {})).toMatchObject({
      outbox: { waiting: 0, refused: 0 },
    })
  })

  test('the citizen writes on: the reply is refused with its words, and goes out confirmed', async () => {
    await issue({ type: 'claim-attendance' })
    await issue(reply(1, 'pode vir hoje'))
    sample.receive(1, 'aliás, mudei de endereço')
    relay.append(...sample.events.slice(relay.log.length))
    await relay.start()
    await console.waitFor('get-status', {}, ({ outbox }) => outbox.refused === 1)
    expect((await items()).at(-1)).toMatchObject({
      content: { text: 'pode vir hoje' },
      unconfirmed: { refusal: { reason: 'newer-messages', count: 1 } },
    })
    expect(relay.log.filter(({ type }) => type === 'reply-queued')).toEqual([])

    const [, commandId = ''] = issued
    const confirmedId = sampleId('b', 50)
    const asked = { commandId, confirmedId, seenSeq: relay.log.length }
    expect(await console.call('confirm-reply', asked)).toEqual({ outcome: 'queued' })
    await outboxIsEmpty()
    expect(relay.log.filter(({ type }) => type === 'reply-queued')).toMatchObject([
      { commandId: confirmedId, content: { text: 'pode vir hoje' } },
    ])
    expect((await items()).map(stateOf).at(-1)).toBe('pode vir hoje')
  })

  test('a command can be taken back, and never leaves', async () => {
    await issue({ type: 'claim-attendance' })
    await issue(reply(1, 'melhor não'))
    const [, commandId = ''] = issued
    expect(await console.call('discard-command', { commandId })).toEqual({
      outcome: 'discarded',
      written: { kind: 'reply', text: 'melhor não', quote: null },
    })
    await relay.start()
    await outboxIsEmpty()
    expect(relay.commands.map((command) => command.type)).toEqual(['claim-attendance'])
  })
})

test('a command whose answer was lost before a restart is settled by its event', async () => {
  relay.faults.loseAnswers = 1
  await issue({ type: 'claim-attendance' })
  await console.waitFor('count-queue', {}, ({ mine }) => mine === 1)
  await until('the relay has it', () => relay.commands.length > 0)
  await console.stop()
  console = await start()
  await outboxIsEmpty()
  expect(relay.log.filter(({ type }) => type === 'attendance-claimed')).toHaveLength(1)
})

function start(): Promise<TestConsole> {
  return startConsole({ relayUrl: relay.url, dataDir, login: 'ana' })
}

async function issue(asked: Parameters<SampleLog['command']>[1]): Promise<void> {
  const commandId = sampleId('b', 100 + issued.length)
  const command: Command = { ...sample.command(1, asked), commandId }
  issued.push(commandId)
  expect(await console.call('issue-command', { command })).toEqual({ outcome: 'queued' })
}

function reply(number: number, text: string) {
  return { type: 'send-reply' as const, messageId: sampleId('b', number), text, replyTo: null }
}

async function items(): Promise<TimelineItem[]> {
  const asked = { conversationId: sampleId('c', 1), limit: 50 }
  return (await console.call('open-conversation', asked))?.page.items ?? []
}

function stateOf(item: TimelineItem): string {
  const what =
    item.kind === 'event'
      ? item.what
      : item.kind === 'message' && item.content?.kind === 'text'
        ? item.content.text
        : ''
  return item.unconfirmed ? `${what} ${item.unconfirmed.state}` : what
}

/** Answered, and the events are here. */
async function outboxIsEmpty(): Promise<void> {
  await console.waitFor('get-status', {}, ({ outbox }) => outbox.waiting === 0)
  await until('nothing is unconfirmed', async () =>
    (await items()).every(({ unconfirmed }) => unconfirmed === null),
  )
}
