import { beforeEach, expect, test } from 'vitest'
import type { TestAgent } from '../support/agent.ts'
import { operate } from '../support/operate.ts'
import { roadOfEachTest } from '../support/road.ts'
import { sampleHours, saveHours, withMondays } from '../support/sample-hours.ts'
import { until } from '../support/wait.ts'

/** Opening hours from the console of who supervises over the real relay to everybody's queue. */
const road = roadOfEachTest()
let carla: TestAgent
let ana: TestAgent

beforeEach(async () => {
  carla = await road.start('carla')
  ana = await road.start('ana')
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
  await expect
    .poll(() => ana.console.pushes.map(({ name }) => name))
    .toEqual(expect.arrayContaining(['hours-changed', 'queue-changed']))

  const comeBack = await road.goAway()
  expect((await operate(road.dataFolder, ['verify'])).isWell).toBe(true)
  await comeBack()
  await carla.console.waitUntilConnected()
  expect((await organisationOf(carla)).timeZone).toBe('America/Cuiaba')
})

test('of two changes to one version the first stands, and the other is told to its writer', async () => {
  const admin = await road.start('admin')
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
})
