import { expect, test } from 'vitest'
import { startAgent } from '../support/agent.ts'
import { startRelay } from '../support/start-relay.ts'
import { inbound, maria, webhook } from '../support/webhooks.ts'

test('what she closed without a connection and takes back is told to be hers before it is in her list', async () => {
  const relay = await startRelay()
  await relay.postWebhook(webhook(inbound(maria)))
  const ana = await startAgent('ana', relay.url)
  const conversationId = await ana.conversationWith(maria.name)
  await ana.claim(conversationId)
  const held = async () => (await ana.console.call('count-queue', {})).mine
  await ana.console.waitFor('list-unsent', {}, ({ cases }) => cases.length === 0)
  await relay.stop()
  await ana.console.waitFor('get-status', {}, ({ sync }) => sync.state !== 'connected')
  expect(await ana.close(conversationId)).toEqual({ outcome: 'queued' })
  expect(await held()).toBe(0)
  const before = ana.console.pushes.length
  const { cases } = await ana.console.call('list-unsent', {})
  const commandId = cases[0]?.items[0]?.commandId ?? ''
  await ana.console.call('discard-command', { commandId })
  expect(await held()).toBe(1)
  const told = ana.console.pushes.slice(before)
  expect(told).toContainEqual({ name: 'still-hers', payload: { conversationId } })
  await ana.stop()
})
