import { afterAll, beforeAll, expect, test } from 'vitest'
import { startAgent, type TestAgent } from '../support/agent.ts'
import { organisationFile } from '../support/organisation-file.ts'
import { saveAssignment } from '../support/sample-assignment.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { inbound, maria, webhook } from '../support/webhooks.ts'

/** From the supervisor's rule over the real relay to the list of who receives. */
const organisation = organisationFile({})
let relay: StartedRelay
let ana: TestAgent
let carla: TestAgent

beforeAll(async () => {
  relay = await startRelay({ assignEveryMs: 40, env: { BALCAO_ORG: organisation.path } })
  ;[ana, carla] = await Promise.all([startAgent('ana', relay.url), startAgent('carla', relay.url)])
})

afterAll(async () => {
  await Promise.all([ana.stop(), carla.stop()])
  organisation.remove()
})

test('she receives, is given who waits, and is told how; without a connection she is told that', async () => {
  const command = saveAssignment({ mode: 'least-loaded', capacity: 2 })
  await carla.console.call('issue-command', { command })
  await ana.console.waitFor('read-receiving', {}, (view) => view?.isOn === true)
  expect(await ana.console.call('set-receiving', { receiving: true })).toEqual({ outcome: 'said' })
  await ana.console.waitFor('read-receiving', {}, (view) => view?.receives === true)
  await carla.console.waitFor('read-overview', { day: null }, (view) => {
    return view?.agents.some(({ name, receives }) => name === 'Ana Exemplo' && receives) === true
  })

  await relay.postWebhook(webhook(inbound(maria)))
  const mine = { view: 'mine', after: null, limit: 10 } as const
  await ana.console.waitFor('page-queue', mine, ({ rows }) => rows.length === 1)
  const [row] = await ana.rows()
  const view = await ana.open(row?.conversationId ?? '')
  expect(view.page.items).toContainEqual(
    expect.objectContaining({ what: 'claimed', rule: 'least-loaded' }),
  )
  expect(await ana.reply(view.conversationId, 'Bom dia!')).toEqual({ outcome: 'queued' })

  await relay.stop()
  expect(await ana.console.call('set-receiving', { receiving: false })).toEqual({
    outcome: 'unreachable',
  })
})
