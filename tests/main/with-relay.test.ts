import { expect, test } from 'vitest'
import { textOf } from '../support/agent.ts'
import { roadOfEachTest } from '../support/road.ts'
import { until } from '../support/wait.ts'
import { inbound, maria, webhook } from '../support/webhooks.ts'

/** The console against the real relay: that both speak the same contract. */
const road = roadOfEachTest()

test('two consoles see a citizen’s message; of two claims one holds, the other is told who', async () => {
  const [ana, bruno] = [await road.start('ana'), await road.start('bruno')]
  await road.relay.postWebhook(webhook(inbound(maria)))
  const conversationId = await ana.conversationWith('Maria Fictícia')
  await bruno.conversationWith('Maria Fictícia')
  await Promise.all([ana.claim(conversationId), bruno.claim(conversationId)])
  await until('both were answered', async () => {
    const statuses = await Promise.all(
      [ana, bruno].map(({ console }) => console.call('get-status', {})),
    )
    const refused = statuses.reduce((sum, { outbox }) => sum + outbox.refused, 0)
    return refused === 1 && statuses.every(({ outbox }) => outbox.waiting === 0)
  })
  const views = await Promise.all([ana, bruno].map((agent) => agent.open(conversationId)))
  expect(views[0]?.holder).not.toBeNull()
  expect(views[0]?.holder).toEqual(views[1]?.holder)
  const refused = views
    .flatMap((view) => view.page.items)
    .flatMap(({ unconfirmed }) => (unconfirmed?.state === 'refused' ? [unconfirmed.refusal] : []))
  expect(refused).toEqual([{ reason: 'already-claimed', by: views[0]?.holder?.agentId }])
})

test('a console that comes late has the whole past, closed conversations too', async () => {
  const ana = await road.start('ana')
  for (let number = 1; number <= 30; number += 1) {
    const body = { text: { body: `mensagem ${number}` } }
    await road.relay.postWebhook(webhook(inbound(maria, body)))
  }
  const conversationId = await ana.conversationWith('Maria Fictícia')
  await ana.claim(conversationId)
  await ana.close(conversationId)
  await ana.console.waitFor('count-queue', {}, ({ closed }) => closed === 1)
  await ana.console.waitFor('get-status', {}, ({ outbox }) => outbox.waiting === 0)

  const bruno = await road.start('bruno')
  await bruno.console.waitFor('count-queue', {}, ({ closed }) => closed === 1)
  await bruno.console.waitFor('get-status', {}, ({ sync }) => sync.history === null)
  const [hers, his] = [await ana.messages(conversationId), await bruno.messages(conversationId)]
  expect(his).toEqual(hers)
  expect(his.map(textOf)).toHaveLength(30)
  const { hits } = await bruno.console.call('search-messages', { query: 'MENSAGEM 17', limit: 5 })
  expect(hits.map(({ citizenName }) => citizenName)).toEqual(['Maria Fictícia'])
})

test('what is done while the relay is away arrives when it is back', async () => {
  const ana = await road.start('ana')
  await road.relay.postWebhook(webhook(inbound(maria)))
  const conversationId = await ana.conversationWith('Maria Fictícia')
  const comeBack = await road.goAway()
  await ana.console.waitFor('get-status', {}, ({ sync }) => sync.state === 'disconnected')
  await ana.claim(conversationId)
  await ana.reply(conversationId, 'já vou ver')
  await comeBack()
  await ana.console.waitFor('get-status', {}, ({ outbox }) => outbox.waiting === 0)
  const bruno = await road.start('bruno')
  await until('the reply is in the record', async () => {
    const rows = await bruno.rows()
    return rows.some(({ lastMessage }) => lastMessage?.from === 'agent')
  })
  expect((await bruno.messages(conversationId)).map(textOf).at(-1)).toBe('já vou ver')
})
