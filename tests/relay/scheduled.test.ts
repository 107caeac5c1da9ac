import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openRecord } from '../../relay/compose-record.ts'
import { sendDue } from '../../relay/schedule/send-scheduled.ts'
import { openStore } from '../../relay/store/open-store.ts'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import { startCable } from '../support/cable.ts'
import { claimedCase, commandOf, replyOf } from '../support/desk.ts'
import { operate } from '../support/operate.ts'
import { PASSWORD } from '../support/relay-accounts.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { startConsole } from '../support/start-console.ts'
import {
  removeFolder,
  type StartedRelay,
  startRelay,
  temporaryFolder,
} from '../support/start-relay.ts'
import { type StubGraph, startStubGraph } from '../support/stub-graph.ts'
import { placeOf, testedEngine } from '../support/test-store.ts'
import { inbound, maria, webhook } from '../support/webhooks.ts'

/** Replies that leave at a moment, by the relay's clock, whether a console runs then or not. */

const MINUTE = 60_000

let graph: StubGraph
let relay: StartedRelay
let ana: SignedInClient
let now: number
let dataFolder: string

const start = () => startRelay({ apiUrl: graph.apiUrl, clock: () => now, dataFolder })

beforeEach(async () => {
  now = Date.now()
  graph = await startStubGraph()
  dataFolder = temporaryFolder()
  relay = await start()
  ana = await relay.signIn('ana')
})

afterEach(async () => {
  await relay.stop()
  await graph.stop()
  removeFolder(dataFolder)
})

const texts = () => graph.calls.map(({ text }) => text.body)

async function schedule(text: string, minutes = 10) {
  const where = await claimedCase(relay, ana, maria)
  const [seenSeq] = (await ana.events()).map(({ seq }) => seq).toReversed()
  const dueAt = now + minutes * MINUTE
  const command = { messageId: randomUUID(), text, replyTo: null, dueAt }
  const asked = { ...commandOf('schedule-reply', where, command), seenSeq: seenSeq ?? 0 }
  expect(await ana.command(asked)).toMatchObject({ outcome: 'accepted' })
  return { where, asked }
}

it('leaves at its moment and not before, once, also over a restart', async () => {
  const { asked } = await schedule('Bom dia!')
  await relay.stop()
  now += 10 * MINUTE - 1
  relay = await start()
  ana = await relay.signIn('ana')
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(texts()).toEqual([])
  now += 1
  await ana.untilEvents('send-accepted', 1)
  expect(texts()).toEqual(['Bom dia!'])
  const [queued] = await ana.events('reply-queued')
  expect(queued).toMatchObject({ messageId: asked.messageId, content: { text: 'Bom dia!' } })
  // The same command again is the same answer, and nothing more.
  await ana.command(asked)
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(texts()).toEqual(['Bom dia!'])
})

it('is said once where it leaves while it is edited: the edited words are a draft again', async () => {
  const { where, asked } = await schedule('Bom dia!')
  const { conversationId } = where
  const cable = await startCable(relay.url)
  const desk = await startConsole({ relayUrl: cable.url, login: 'ana', password: PASSWORD })
  const open = (isSo: (view: ConversationView) => boolean) =>
    desk.waitFor(
      ...(['open-conversation', { conversationId, limit: 20 }] as const),
      (view) => view !== null && isSo(view),
    )
  const shown = await open(({ page }) => page.items.at(-1)?.id === asked.messageId)
  const seenSeq = shown?.seenSeq ?? 0
  await cable.unplug()
  const ids = { commandId: randomUUID(), messageId: randomUUID() }
  const edit = { conversationId, scheduleId: asked.messageId, how: 'edit', seenSeq } as const
  expect(await desk.call('change-schedule', { ...edit, ...ids })).toMatchObject({
    written: { text: 'Bom dia!' },
  })
  const words = { messageId: randomUUID(), text: 'Bom dia! Amanhã abrimos.', replyTo: null }
  const edited = commandOf('send-reply', where, words)
  await desk.call('issue-command', { command: { ...edited, seenSeq } })
  now += 10 * MINUTE
  await ana.untilEvents('send-accepted', 1)
  await cable.plug()
  const settled = await open(({ draft }) => draft.includes('Amanhã abrimos.'))
  const refusals = settled?.page.items.flatMap(({ unconfirmed }) =>
    unconfirmed?.state === 'refused' ? unconfirmed.refusal : [],
  )
  expect(refusals).toEqual([{ reason: 'schedule-left' }, { reason: 'schedule-left' }])
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(texts()).toEqual(['Bom dia!'])
  await desk.stop()
  await cable.unplug()
}, 30_000)

it('returns to its author where the citizen wrote meanwhile, and is not sent', async () => {
  const { where, asked } = await schedule('Bom dia!')
  await relay.postWebhook(webhook(inbound(maria)))
  await ana.untilEvents('message-received', 2)
  now += 10 * MINUTE
  await ana.untilEvents('schedule-returned', 1)
  expect(await ana.events('schedule-returned')).toMatchObject([
    { ...where, scheduleId: asked.messageId, reason: 'newer-messages', count: 1 },
  ])
  expect(await ana.events('reply-queued')).toEqual([])
  expect(texts()).toEqual([])
})

// On SQLite the server's lock says that there is no other process.
it.runIf(testedEngine() === 'postgres')(
  'is sent by one of two processes over one store',
  async () => {
    await schedule('Bom dia!')
    await relay.stop()
    now += 10 * MINUTE
    const place = await placeOf(dataFolder)
    const stores = [await openStore(place, randomUUID), await openStore(place, randomUUID)]
    const logs = await Promise.all(stores.map((store) => openRecord(store, () => now)))
    let failed = 0
    const error = () => {
      failed += 1
    }
    const logger = { error, warn: () => {}, info: () => {} }
    const parts = { logger, clock: () => now, onReplyQueued: () => {} }
    await Promise.all(
      stores.map((store, at) => {
        const log = logs[at]
        if (!log) throw new Error('no log')
        return sendDue({ ...parts, log, store })
      }),
    )
    for (const log of logs) log.stop()
    for (const store of stores) await store.close()
    relay = await start()
    ana = await relay.signIn('ana')
    await ana.untilEvents('send-accepted', 1)
    expect(failed).toBe(0)
    expect(await ana.events('reply-queued')).toHaveLength(1)
    expect(texts()).toEqual(['Bom dia!'])
  },
)

it('what was cancelled or sent before its moment does not leave again', async () => {
  const { where, asked } = await schedule('Um')
  await ana.command(commandOf('cancel-schedule', where, { scheduleId: asked.messageId }))
  const other = { messageId: randomUUID(), text: 'Dois', replyTo: null, dueAt: now + MINUTE }
  const second = commandOf('schedule-reply', where, other)
  await ana.command(second)
  await ana.command({ ...replyOf(where, 'Dois'), scheduled: second.messageId })
  now += 20 * MINUTE
  await ana.untilEvents('send-accepted', 1)
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(texts()).toEqual(['Dois'])
  expect((await operate(dataFolder, ['verify'])).lines.at(-1)).toBe('The record is whole.')
})

it('an id that is scheduled is taken', async () => {
  const { where, asked } = await schedule('Um')
  const again = { ...replyOf(where, 'Dois'), messageId: asked.messageId }
  expect((await ana.postCommand(again)).status).toBe(409)
})
