import { beforeEach, expect, test } from 'vitest'
import type { TestAgent } from '../support/agent.ts'
import { roadOfEachTest } from '../support/road.ts'
import { sampleReply, saveReply } from '../support/sample-canned.ts'
import { until } from '../support/wait.ts'

/** Canned replies from one console over the real relay to another. */
const road = roadOfEachTest()
let ana: TestAgent
let bruno: TestAgent

beforeEach(async () => {
  ana = await road.start('ana')
  bruno = await road.start('bruno')
})

const texts = async ({ console }: TestAgent) =>
  (await console.call('list-canned-replies', {})).replies.map(({ reply }) => reply.text)

test('one that was written while the relay was away reaches the colleagues when it is back', async () => {
  await ana.console.waitUntilConnected()
  const comeBack = await road.goAway()
  await ana.console.waitFor('get-status', {}, ({ sync }) => sync.state === 'disconnected')
  const command = saveReply(sampleReply())
  expect(await ana.console.call('issue-command', { command })).toEqual({ outcome: 'queued' })
  expect(await texts(ana)).toEqual([sampleReply().text])
  await comeBack()
  await until('bruno is offered it', async () => (await texts(bruno)).length === 1)
  await expect.poll(() => bruno.console.pushes.map(({ name }) => name)).toContain('canned-changed')
  await ana.console.waitFor('get-status', {}, ({ outbox }) => outbox.waiting === 0)
})

test('of two changes to one version the first stands, and the other’s words come back', async () => {
  const first = saveReply(sampleReply())
  await ana.console.call('issue-command', { command: first })
  await until('bruno is offered it', async () => (await texts(bruno)).length === 1)
  const [hers, his] = [sampleReply({ text: 'Dela.' }), sampleReply({ text: 'Dele.' })]
  await Promise.all([
    ana.console.call('issue-command', { command: saveReply(hers, first.commandId) }),
    bruno.console.call('issue-command', { command: saveReply(his, first.commandId) }),
  ])
  const statuses = () =>
    Promise.all([ana, bruno].map(({ console }) => console.call('get-status', {})))
  await until('both were answered', async () => {
    const outboxes = (await statuses()).map(({ outbox }) => outbox)
    return outboxes.every(({ waiting }) => waiting === 0) && outboxes.some((one) => one.refused > 0)
  })
  const refusedIn = (await statuses()).map(({ outbox }) => outbox.refusedIn)
  expect(new Set(refusedIn)).toEqual(new Set(['office', null]))
  await until('both see the same', async () => {
    const [one, other] = [await texts(ana), await texts(bruno)]
    return one[0] === other[0]
  })
  const views = await Promise.all(
    [ana, bruno].map(({ console }) => console.call('list-canned-replies', {})),
  )
  const refused = views.flatMap(({ replies }) => replies).find((each) => each.unconfirmed !== null)
  expect(refused?.unconfirmed).toMatchObject({
    state: 'refused',
    refusal: { reason: 'changed-meanwhile' },
    reply: { text: expect.stringMatching(/^Del[ae]\.$/) },
  })
})
