import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { roadOfEachTest } from '../support/road.ts'

/** What an agent saved at one PC is before her at another one, over the real relay. */
const road = roadOfEachTest()

test('a saved filter goes with its agent to another PC, and to nobody else', async () => {
  const [here, elsewhere] = [await road.start('ana'), await road.start('ana')]
  const filter = {
    ...{ filterId: randomUUID(), name: 'Fecham hoje', view: 'waiting' as const },
    filters: { window: 'closing' as const, unread: true as const },
  }
  await here.console.call('issue-command', {
    command: { type: 'save-queue-filter', commandId: randomUUID(), issuedAt: Date.now(), filter },
  })
  const isThere = ({ saved }: { saved: unknown[] }) => saved.length === 1
  await elsewhere.console.waitFor('list-queue-filters', {}, isThere)
  expect((await elsewhere.console.call('list-queue-filters', {})).saved).toEqual([filter])
  await expect
    .poll(() => elsewhere.console.pushes.map(({ name }) => name))
    .toContain('queue-filters-changed')

  const late = await road.start('ana')
  await late.console.waitFor('list-queue-filters', {}, isThere)
  const bruno = await road.start('bruno')
  expect((await bruno.console.call('list-queue-filters', {})).saved).toEqual([])

  await elsewhere.console.call('issue-command', {
    command: {
      ...{ type: 'remove-queue-filter', commandId: randomUUID(), issuedAt: Date.now() },
      filterId: filter.filterId,
    },
  })
  await here.console.waitFor('list-queue-filters', {}, ({ saved }) => saved.length === 0)
})

test('a quadra as a citizen wrote it is kept in no filter, whoever asks', async () => {
  const { console } = await road.start('ana')
  const filter = {
    ...{ filterId: randomUUID(), name: 'Perto', view: 'waiting' as const },
    filters: { quadra: 'casa dos fundos da Maria' },
  }
  const command = { type: 'save-queue-filter' as const, issuedAt: Date.now(), filter }
  const refused = { outcome: 'refused', refusal: { reason: 'quadra-not-listed' } }
  const asked = { ...command, commandId: randomUUID() }
  expect(await console.call('issue-command', { command: asked })).toEqual(refused)
  const ana = await road.relay.signIn('ana')
  expect(await ana.command({ ...command, commandId: randomUUID() })).toMatchObject(refused)
  expect(JSON.stringify(await ana.events())).not.toContain('casa dos fundos')
})
