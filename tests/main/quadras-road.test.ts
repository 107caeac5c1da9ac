import { randomUUID } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import type { Quadra } from '../../shared/domain/places/quadra.ts'
import type { TestAgent } from '../support/agent.ts'
import { organisationFile } from '../support/organisation-file.ts'
import { roadOfEachTest } from '../support/road.ts'
import { inbound, maria, webhook } from '../support/webhooks.ts'

/** The gazetteer from the console of who supervises over the real relay to every agent's. */
const starting: Quadra[] = [{ name: '504 Sul', aliases: ['ARSE 51'], region: 'Plano Diretor Sul' }]

const organisation = organisationFile({ quadras: starting })
afterAll(organisation.remove)

const road = roadOfEachTest(() => ({ BALCAO_ORG: organisation.path }))

test('a changed list is what every console recognises by, at once and for ones that come later', async () => {
  const [carla, ana] = [await road.start('carla'), await road.start('ana')]
  await road.relay.postWebhook(webhook(inbound(maria)))
  const conversationId = await ana.conversationWith('Maria Fictícia')
  await ana.claim(conversationId)
  await registerIn(ana, conversationId, 'Lago Norte, casa 3')
  expect(await placeAt(ana, 'arse51 alameda 2')).toBe('504 Sul')
  expect(await placeAt(ana, 'lago n casa 3')).toBeUndefined()
  await ana.console.waitFor('list-queue-filters', {}, ({ quadras }) => {
    return quadras.includes('Lago Norte, casa 3')
  })

  const lago: Quadra = { name: 'Lago Norte', aliases: ['LN'], region: null }
  const first = await save(carla, [...starting, lago], null)
  await ana.console.waitFor('recognise-quadra', { text: 'lago n casa 3' }, ({ place }) => {
    return place?.name === 'Lago Norte' && place.rest === 'casa 3'
  })
  // Who was registered before is found by the new name too.
  await ana.console.waitFor('list-queue-filters', {}, ({ quadras }) => {
    return quadras.length === 1 && quadras[0] === 'Lago Norte'
  })
  await expect
    .poll(() => ana.console.pushes)
    .toContainEqual({ name: 'document-changed', payload: { kind: 'quadras' } })

  await save(carla, [lago], first)
  await ana.console.waitFor('recognise-quadra', { text: 'ARSE 51' }, ({ place }) => place === null)
  const { versions } = await ana.console.call('list-document-versions', { kind: 'quadras' })
  expect(versions.map(({ version, saved }) => [version, saved?.by?.name ?? null])).toEqual([
    [2, 'Carla Amostra'],
    [1, 'Carla Amostra'],
    [0, null],
  ])
  const bruno = await road.start('bruno')
  await bruno.console.waitFor('recognise-quadra', { text: 'LN 3' }, ({ place }) => place !== null)
  expect(await placeAt(bruno, '504 sul')).toBeUndefined()
})

test('what could not be told apart is refused where it is written, and by who may not change it', async () => {
  const [carla, ana] = [await road.start('carla'), await road.start('ana')]
  const twice = [...starting, { name: '504 s', aliases: [], region: null }]
  expect(await issue(carla, twice, null)).toEqual({
    ...{ outcome: 'refused', refusal: { reason: 'not-understood' } },
  })
  expect(await issue(ana, [], null)).toEqual({
    ...{ outcome: 'refused', refusal: { reason: 'not-permitted' } },
  })
})

async function placeAt({ console }: TestAgent, text: string): Promise<string | undefined> {
  return (await console.call('recognise-quadra', { text })).place?.name
}

function issue({ console }: TestAgent, body: Quadra[], basedOn: string | null) {
  return issueWith(console, randomUUID(), body, basedOn)
}

async function save({ console }: TestAgent, body: Quadra[], basedOn: string | null) {
  const commandId = randomUUID()
  expect(await issueWith(console, commandId, body, basedOn)).toEqual({ outcome: 'queued' })
  await console.waitFor('get-status', {}, ({ outbox }) => outbox.waiting === 0)
  return commandId
}

function issueWith(
  console: TestAgent['console'],
  commandId: string,
  body: Quadra[],
  basedOn: string | null,
) {
  const command = { type: 'save-quadras' as const, commandId, issuedAt: Date.now(), basedOn, body }
  return console.call('issue-command', { command })
}

async function registerIn(agent: TestAgent, conversationId: string, quadra: string) {
  const { attendanceId, seenSeq } = await agent.open(conversationId)
  await agent.console.call('issue-command', {
    command: {
      ...{ type: 'save-registration', commandId: randomUUID(), conversationId, attendanceId },
      ...{ seenSeq, issuedAt: Date.now(), details: { name: null, quadra, topics: [] } },
    },
  })
}
