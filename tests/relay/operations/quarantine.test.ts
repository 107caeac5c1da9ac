import { afterAll, afterEach, beforeEach, expect, it } from 'vitest'
import { operate } from '../../support/operate.ts'
import type { SignedInClient } from '../../support/relay-client.ts'
import {
  removeFolder,
  type StartedRelay,
  startRelay,
  temporaryFolder,
} from '../../support/start-relay.ts'
import { until } from '../../support/wait.ts'
import {
  contactOf,
  inbound,
  maria,
  messageFrom,
  statusOf,
  webhook,
} from '../../support/webhooks.ts'

const OTHER_NUMBER = '109000000000777'
const metadata = { display_phone_number: '5563000000777', phone_number_id: OTHER_NUMBER }
/** The cause is gone: the relay is told of the number that it did not know. */
const cured = { WHATSAPP_PHONE_NUMBER_ID: OTHER_NUMBER }

let relay: StartedRelay
let ana: SignedInClient
let admin: SignedInClient
const folders: string[] = []

afterAll(() => folders.forEach(removeFolder))

beforeEach(async () => {
  const dataFolder = temporaryFolder()
  folders.push(dataFolder)
  relay = await startRelay({ dataFolder })
  ana = await relay.signIn('ana')
  admin = await relay.signIn('admin')
})

afterEach(() => relay.stop())

const run = (...args: string[]) => operate(relay.dataFolder, ['quarantine', ...args])
const retry = (which: string, env = {}) =>
  operate(relay.dataFolder, ['quarantine', 'retry', which], env)

async function quarantined(count: number) {
  return until('the items are in quarantine', async () => {
    const entries = await admin.quarantine()
    return entries.length >= count && entries
  })
}

it('a list names number, time, reason and place, and nobody', async () => {
  await relay.postWebhook(webhook({ ...inbound(maria), metadata }))
  const [entry] = await quarantined(1)
  const { lines } = await run('list')
  expect(lines).toEqual([
    [
      entry?.id,
      new Date(entry?.receivedAt ?? 0).toISOString(),
      'unknown-phone-number-id',
      'entry[0].changes[0].value',
    ].join('\t'),
  ])
})

it('an entry is shown with the whole webhook, and steers no terminal', async () => {
  const text = { body: 'Olá\u009b31m vermelho\u001b[2J' }
  await relay.postWebhook(webhook({ ...inbound(maria, { text }), metadata }))
  const [entry] = await quarantined(1)
  const { lines } = await run('show', String(entry?.id))
  expect(lines.join('\n')).not.toMatch(/[\u001b\u007f-\u009f]/)
  const [, shown = ''] = lines
  expect(JSON.parse(shown)).toEqual(
    JSON.parse(Buffer.from(entry?.bodyBase64 ?? '', 'base64').toString()),
  )
})

it('a retry after the cause is gone makes the events, beside a relay that runs, and once', async () => {
  const messages = [messageFrom(maria), messageFrom(maria)]
  await relay.postWebhook(webhook({ contacts: [contactOf(maria)], messages, metadata }))
  const [entry] = await quarantined(1)
  const id = String(entry?.id)

  const { isWell, lines } = await retry(id, cured)
  expect([isWell, lines]).toEqual([true, [`${id}\tinterpreted`]])
  const received = await ana.untilEvents('message-received', 2)
  expect(received.map(({ whatsappId }) => whatsappId)).toEqual(messages.map(({ id }) => id))
  expect(received[0]?.receivedAt).toBe(entry?.receivedAt)
  expect(await admin.quarantine()).toEqual([])

  await expect(retry(id, cured)).rejects.toThrow(`There is no entry ${id}`)
  expect((await retry('--all', cured)).lines).toEqual([])
  expect(await ana.events('message-received')).toHaveLength(2)
  expect((await operate(relay.dataFolder, ['verify'])).isWell).toBe(true)
})

it('a retry while the cause stands keeps the entry, and ends with a fault', async () => {
  await relay.postWebhook(webhook({ ...inbound(maria), metadata }))
  const before = await quarantined(1)
  const id = String(before[0]?.id)
  for (const _ of [1, 2]) {
    expect(await retry(id)).toMatchObject({
      isWell: false,
      lines: [`${id}\tstays\tunknown-phone-number-id`],
    })
  }
  expect(await admin.quarantine()).toEqual(before)
  expect(await ana.events('message-received')).toEqual([])
})

it('a part that still cannot be read gets an entry of its own', async () => {
  const good = messageFrom(maria)
  await relay.postWebhook(
    webhook({
      ...{ contacts: [contactOf(maria)], messages: [good, { type: 'text' }], metadata },
      statuses: [statusOf('wamid.OUT1==', 'teleported')],
    }),
  )
  await quarantined(1)
  expect((await retry('--all', cured)).isWell).toBe(true)
  const value = 'entry[0].changes[0].value'
  expect((await admin.quarantine()).map(({ reason, path }) => [reason, path])).toEqual([
    ['message-without-id', `${value}.messages[1]`],
    ['unreadable-status', `${value}.statuses[0]`],
  ])
  expect((await ana.events('message-received')).map(({ whatsappId }) => whatsappId)).toEqual([
    good.id,
  ])
})

it('a retry of one item leaves the others of its webhook alone', async () => {
  await relay.postWebhook(
    webhook({ contacts: [contactOf(maria)], messages: [null, messageFrom(maria), null] }),
  )
  const entries = await quarantined(2)
  const { lines } = await retry(String(entries[1]?.id))
  expect(lines).toEqual([`${entries[1]?.id}\tstays\tmessage-without-id`])
  expect(await admin.quarantine()).toEqual(entries)
  expect(await ana.events('message-received')).toHaveLength(1)
})

it('a retry that finds another number configured keeps an item of the old one', async () => {
  await relay.postWebhook(webhook({ contacts: [contactOf(maria)], messages: [null] }))
  const [entry] = await quarantined(1)
  const { isWell } = await retry(String(entry?.id), cured)
  expect([isWell, (await admin.quarantine()).map(({ id }) => id)]).toEqual([false, [entry?.id]])
})
