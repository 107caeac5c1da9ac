import { rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startAgent, type TestAgent } from '../support/agent.ts'
import { operate } from '../support/operate.ts'
import { sampleHours, saveHours, withMondays } from '../support/sample-hours.ts'
import { type StartedRelay, startRelay, temporaryFolder } from '../support/start-relay.ts'
import { until } from '../support/wait.ts'

/** Opening hours from the console of who supervises over the real relay to everybody's queue. */
let relay: StartedRelay
let dataFolder: string
let carla: TestAgent
let ana: TestAgent

beforeEach(async () => {
  dataFolder = temporaryFolder()
  relay = await startRelay({ dataFolder })
  carla = await startAgent('carla', relay.url)
  ana = await startAgent('ana', relay.url)
})

afterEach(async () => {
  for (const agent of [carla, ana]) await agent.stop()
  await relay.stop()
  rmSync(dataFolder, { recursive: true, force: true })
})

async function organisationOf({ console }: TestAgent) {
  const { session } = await console.call('get-status', {})
  if (session.state !== 'signed-in') throw new Error('nobody is signed in')
  return session.organisation
}

test('changed hours reach the colleagues’ queues without anybody signing in again, and stay', async () => {
  const cuiaba = { ...withMondays({ from: '07:30', to: '11:30' }), timeZone: 'America/Cuiaba' }
  const command = saveHours({ ...cuiaba, outsideReplyId: 'f0000000-0000-4000-8000-000000000001' })
  expect(await carla.console.call('issue-command', { command })).toEqual({ outcome: 'queued' })
  await until('ana is told', async () => {
    return (await organisationOf(ana)).timeZone === 'America/Cuiaba'
  })
  expect(await organisationOf(ana)).toMatchObject({
    hours: { weekly: { monday: [{ from: '07:30', to: '11:30' }] } },
    outsideReplyId: 'f0000000-0000-4000-8000-000000000001',
  })
  const pushes = ana.console.pushes.map(({ name }) => name)
  expect(pushes).toEqual(expect.arrayContaining(['hours-changed', 'queue-changed']))

  const port = new URL(relay.url).port
  await relay.stop()
  expect((await operate(dataFolder, ['verify'])).isWell).toBe(true)
  relay = await startRelay({ dataFolder, env: { BALCAO_PORT: port } })
  await carla.console.waitUntilConnected()
  expect((await organisationOf(carla)).timeZone).toBe('America/Cuiaba')
})

test('of two changes to one version the first stands, and the other is told to its writer', async () => {
  const admin = await startAgent('admin', relay.url)
  const both = [carla, admin]
  await Promise.all(
    both.map(({ console }, at) =>
      console.call('issue-command', {
        command: saveHours(at === 0 ? withMondays() : sampleHours()),
      }),
    ),
  )
  const outboxes = () =>
    Promise.all(both.map(async ({ console }) => (await console.call('get-status', {})).outbox))
  await until('both were answered', async () => {
    const told = await outboxes()
    return told.every(({ waiting }) => waiting === 0) && told.some(({ refused }) => refused === 1)
  })
  expect(new Set((await outboxes()).map(({ refusedIn }) => refusedIn))).toEqual(
    new Set(['hours', null]),
  )
  const versions = async ({ console }: TestAgent) =>
    (await console.call('list-hours-versions', {})).versions.map(({ version }) => version)
  await until('all see one version', async () => {
    const told = await Promise.all([...both, ana].map(versions))
    return told.every((list) => list.join() === '1,0')
  })
  await admin.stop()
})
