import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { openRecord } from '../../relay/compose-record.ts'
import { sendDue } from '../../relay/schedule/send-scheduled.ts'
import { openStore } from '../../relay/store/open-store.ts'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import { startCable } from '../support/cable.ts'
import { claimedCase, commandOf, replyOf } from '../support/desk.ts'
import { operate } from '../support/operate.ts'
import { PASSWORD } from '../support/relay-accounts.ts'
import { aRelayWithGraph } from '../support/relay-with-graph.ts'
import { startConsole } from '../support/start-console.ts'
import { placeOf, testedEngine } from '../support/test-store.ts'
import { inbound, maria, webhook } from '../support/webhooks.ts'

/** Replies that leave at a moment, by the relay's clock, whether a console runs then or not. */

const MINUTE = 60_000

const desk = aRelayWithGraph()

async function schedule(text: string, minutes = 10) {
  const where = await claimedCase(desk.relay, desk.ana, maria)
  const [seenSeq] = (await desk.ana.events()).map(({ seq }) => seq).toReversed()
  const dueAt = desk.now + minutes * MINUTE
  const command = { messageId: randomUUID(), text, replyTo: null, dueAt }
  const asked = { ...commandOf('schedule-reply', where, command), seenSeq: seenSeq ?? 0 }
  expect(await desk.ana.command(asked)).toMatchObject({ outcome: 'accepted' })
  return { where, asked }
}

it('leaves at its moment and not before, once, also over a restart', async () => {
  const { asked } = await schedule('Bom dia!')
  await desk.relay.stop()
  desk.now += 10 * MINUTE - 1
  await desk.start()
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(desk.texts()).toEqual([])
  desk.now += 1
  await desk.ana.untilEvents('send-accepted', 1)
  expect(desk.texts()).toEqual(['Bom dia!'])
  const [queued] = await desk.ana.events('reply-queued')
  expect(queued).toMatchObject({ messageId: asked.messageId, content: { text: 'Bom dia!' } })
  // The same command again is the same answer, and nothing more.
  await desk.ana.command(asked)
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(desk.texts()).toEqual(['Bom dia!'])
})

it('is said once where it leaves while it is edited: the edited words are a draft again', async () => {
  const { where, asked } = await schedule('Bom dia!')
  const { conversationId } = where
  const cable = await startCable(desk.relay.url)
  const hers = await startConsole({ relayUrl: cable.url, login: 'ana', password: PASSWORD })
  const open = (isSo: (view: ConversationView) => boolean) =>
    hers.waitFor(
      ...(['open-conversation', { conversationId, limit: 20 }] as const),
      (view) => view !== null && isSo(view),
    )
  const shown = await open(({ page }) => page.items.at(-1)?.id === asked.messageId)
  const seenSeq = shown?.seenSeq ?? 0
  await cable.unplug()
  const ids = { commandId: randomUUID(), messageId: randomUUID() }
  const edit = { conversationId, scheduleId: asked.messageId, how: 'edit', seenSeq } as const
  expect(await hers.call('change-schedule', { ...edit, ...ids })).toMatchObject({
    written: { text: 'Bom dia!' },
  })
  const words = { messageId: randomUUID(), text: 'Bom dia! Amanhã abrimos.', replyTo: null }
  const edited = commandOf('send-reply', where, words)
  await hers.call('issue-command', { command: { ...edited, seenSeq } })
  desk.now += 10 * MINUTE
  await desk.ana.untilEvents('send-accepted', 1)
  await cable.plug()
  const settled = await open(({ draft }) => draft.includes('Amanhã abrimos.'))
  const refusals = settled?.page.items.flatMap(({ unconfirmed }) =>
    unconfirmed?.state === 'refused' ? unconfirmed.refusal : [],
  )
  expect(refusals).toEqual([{ reason: 'schedule-left' }, { reason: 'schedule-left' }])
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(desk.texts()).toEqual(['Bom dia!'])
  await hers.stop()
  await cable.unplug()
}, 30_000)

it('returns to its author where the citizen wrote meanwhile, and is not sent', async () => {
  const { where, asked } = await schedule('Bom dia!')
  await desk.relay.postWebhook(webhook(inbound(maria)))
  await desk.ana.untilEvents('message-received', 2)
  desk.now += 10 * MINUTE
  await desk.ana.untilEvents('schedule-returned', 1)
  expect(await desk.ana.events('schedule-returned')).toMatchObject([
    { ...where, scheduleId: asked.messageId, reason: 'newer-messages', count: 1 },
  ])
  expect(await desk.ana.events('reply-queued')).toEqual([])
  expect(desk.texts()).toEqual([])
})

// On SQLite the server's lock says that there is no other process.
it.runIf(testedEngine() === 'postgres')(
  'is sent by one of two processes over one store',
  async () => {
    await schedule('Bom dia!')
    await desk.relay.stop()
    desk.now += 10 * MINUTE
    const place = await placeOf(desk.dataFolder)
    const stores = [await openStore(place, randomUUID), await openStore(place, randomUUID)]
    const logs = await Promise.all(stores.map((store) => openRecord(store, () => desk.now)))
    let failed = 0
    const error = () => {
      failed += 1
    }
    const logger = { error, warn: () => {}, info: () => {} }
    const parts = { logger, clock: () => desk.now, onReplyQueued: () => {} }
    await Promise.all(
      stores.map((store, at) => {
        const log = logs[at]
        if (!log) throw new Error('no log')
        return sendDue({ ...parts, log, store })
      }),
    )
    for (const log of logs) log.stop()
    for (const store of stores) await store.close()
    await desk.start()
    await desk.ana.untilEvents('send-accepted', 1)
    expect(failed).toBe(0)
    expect(await desk.ana.events('reply-queued')).toHaveLength(1)
    expect(desk.texts()).toEqual(['Bom dia!'])
  },
)

it('what was cancelled or sent before its moment does not leave again', async () => {
  const { where, asked } = await schedule('Um')
  await desk.ana.command(commandOf('cancel-schedule', where, { scheduleId: asked.messageId }))
  const other = { messageId: randomUUID(), text: 'Dois', replyTo: null, dueAt: desk.now + MINUTE }
  const second = commandOf('schedule-reply', where, other)
  await desk.ana.command(second)
  await desk.ana.command({ ...replyOf(where, 'Dois'), scheduled: second.messageId })
  desk.now += 20 * MINUTE
  await desk.ana.untilEvents('send-accepted', 1)
  await new Promise((resolve) => setTimeout(resolve, 1200))
  expect(desk.texts()).toEqual(['Dois'])
  expect((await operate(desk.dataFolder, ['verify'])).lines.at(-1)).toBe('The record is whole.')
})

it('an id that is scheduled is taken', async () => {
  const { where, asked } = await schedule('Um')
  const again = { ...replyOf(where, 'Dois'), messageId: asked.messageId }
  expect((await desk.ana.postCommand(again)).status).toBe(409)
})
