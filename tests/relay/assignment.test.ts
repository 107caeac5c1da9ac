import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { assignWaiting } from '../../relay/assignment/assign-waiting.ts'
import { openRecord } from '../../relay/compose-record.ts'
import { assignment as migration } from '../../relay/store/migrations/0175-assignment.ts'
import { pastReceiving } from '../../relay/store/migrations/0195-past-receiving.ts'
import { openStore } from '../../relay/store/open-store.ts'
import type { AssignmentRules } from '../../shared/domain/assignment/rules.ts'
import { organisationSchema } from '../../shared/organisation.ts'
import { type Case, commandOf, openCase, replyOf } from '../support/desk.ts'
import { palmas } from '../support/hours.ts'
import { readMetric } from '../support/metrics.ts'
import { operate } from '../support/operate.ts'
import { organisationFile } from '../support/organisation-file.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { saveAssignment } from '../support/sample-assignment.ts'
import {
  removeFolder,
  type StartedRelay,
  startRelay,
  temporaryFolder,
} from '../support/start-relay.ts'
import { placeOf, testedEngine } from '../support/test-store.ts'
import { pick, withinStore } from '../support/within-store.ts'

/** Attendances that wait are given to agents by the organisation's rules. */

const MINUTE = 60_000
const assignEveryMs = 40
const leaseTimings = { sweepMs: 40, renewMs: 100, graceMs: 100 }

let relay: StartedRelay
let now: number
let dataFolder: string
let ana: SignedInClient
let bruno: SignedInClient
let carla: SignedInClient
/** Claims of the tests before. */
let before = 0
let people = 0
let rules: string | null = null

/** It opens on weekdays from 13:30 to 18:00. */
const hours = palmas.calendar
const onTuesday = (time: string) => Date.parse(`2026-11-24T${time}:00-03:00`)
const organisation = organisationFile({ leaseMinutes: 30, hours })

async function start(): Promise<void> {
  const env = { BALCAO_ORG: organisation.path }
  relay = await startRelay({
    ...{ clock: () => now, dataFolder, leaseTimings, assignEveryMs, env },
  })
  const { signIn } = relay
  ;[ana, bruno, carla] = await Promise.all([signIn('ana'), signIn('bruno'), signIn('carla')])
}

beforeAll(async () => {
  now = onTuesday('14:00')
  dataFolder = temporaryFolder()
  await start()
})

beforeEach(async () => {
  now = onTuesday('14:00')
  before = (await carla.events('attendance-claimed')).length
})

/** Nobody receives, and nothing waits or is held. */
afterEach(async () => {
  for (const agent of [ana, bruno]) await receive(agent, false)
  for (const { conversationId, attendanceId } of await carla.events('attendance-opened')) {
    await carla.command(commandOf('close-attendance', { conversationId, attendanceId }, {}))
  }
})

afterAll(async () => {
  await relay.stop()
  organisation.remove()
  removeFolder(dataFolder)
})

async function citizenWrites(): Promise<Case> {
  people += 1
  const phone = `55639999${String(40_000 + people)}`
  return openCase(relay, carla, { name: `Pessoa Fictícia ${people}`, phone })
}

const receive = (agent: SignedInClient, receiving = true) =>
  agent.request('/v1/receiving', { method: 'PUT', body: JSON.stringify({ receiving }) })

async function rule(changes: Partial<AssignmentRules>): Promise<void> {
  const save = saveAssignment(changes, rules)
  expect(await carla.command(save)).toMatchObject({ outcome: 'accepted' })
  rules = save.commandId
}

/** So long that it was looked at several times. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 250))

/** The claims of this test, once there are so many. */
const claims = async (count: number) =>
  (await carla.untilEvents('attendance-claimed', before + count)).slice(before)

const given = async () =>
  (await carla.events('attendance-claimed'))
    .slice(before)
    .map(({ agentId, attendanceId, rule }) => {
      return { agentId, attendanceId, rule }
    })

describe('rules', () => {
  it('are the supervisors’ to save; without any nothing is given', async () => {
    await receive(ana)
    await citizenWrites()
    await aWhile()
    expect(await given()).toEqual([])
    expect(await ana.command(saveAssignment({ mode: 'round-robin' }))).toMatchObject({
      refusal: { reason: 'not-permitted' },
    })
    await rule({ mode: 'round-robin' })
    expect(await claims(1)).toMatchObject([{ agentId: ana.account.agentId, rule: 'round-robin' }])
  })
})

describe('an attendance that waits', () => {
  it('is hers as if she had claimed it: she answers, gives it back, and is not given it again', async () => {
    await rule({ mode: 'least-loaded' })
    const where = await citizenWrites()
    await receive(ana)
    const [claimed] = await claims(1)
    expect(claimed).toMatchObject({ ...where, agentId: ana.account.agentId, fence: 1 })
    expect(await bruno.command({ ...replyOf(where, 'Bom dia'), fence: 1 })).toMatchObject({
      refusal: { reason: 'not-holder', holder: ana.account.agentId },
    })
    expect(await ana.command({ ...replyOf(where, 'Bom dia'), fence: 1 })).toMatchObject({
      outcome: 'accepted',
    })
    const other = await citizenWrites()
    await claims(2)
    await ana.command({ ...commandOf('release-attendance', other, {}), fence: 1 })
    await aWhile()
    expect(await given()).toHaveLength(2)
    await receive(bruno)
    expect((await claims(3)).at(-1)).toMatchObject({
      ...{ ...other, agentId: bruno.account.agentId, fence: 2 },
    })
  })

  it('waits while nobody has room, and goes to whoever has some again; pausing takes nothing', async () => {
    await rule({ mode: 'round-robin', capacity: 1 })
    await receive(ana)
    const first = await citizenWrites()
    await claims(1)
    const second = await citizenWrites()
    await aWhile()
    expect(await given()).toHaveLength(1)
    await ana.command({ ...commandOf('close-attendance', first, {}), fence: 1 })
    expect((await claims(2)).at(-1)).toMatchObject(second)
    await receive(ana, false)
    expect(await ana.command({ ...replyOf(second, 'Bom dia'), fence: 1 })).toMatchObject({
      outcome: 'accepted',
    })
    await ana.command({ ...commandOf('close-attendance', second, {}), fence: 1 })
    await citizenWrites()
    await aWhile()
    expect(await given()).toHaveLength(2)
  })

  it('goes round in turn, over a restart too, which comes from the log alone', async () => {
    await rule({ mode: 'round-robin' })
    await receive(ana)
    await receive(bruno)
    await citizenWrites()
    await claims(1)
    await relay.stop()
    await start()
    for (const count of [2, 3, 4]) {
      await citizenWrites()
      await claims(count)
    }
    const [first, second, ...others] = (await given()).map(({ agentId }) => agentId)
    expect(new Set([first, second])).toEqual(
      new Set([ana, bruno].map((one) => one.account.agentId)),
    )
    expect(others).toEqual([first, second])
    expect((await operate(dataFolder, ['verify'])).lines.at(-1)).toBe('The record is whole.')
  })

  it('goes to one of two who begin to receive at once', async () => {
    await rule({ mode: 'round-robin' })
    for (let round = 1; round <= 3; round += 1) {
      const where = await citizenWrites()
      await Promise.all([receive(ana), receive(bruno)])
      await claims(round)
      await Promise.all([receive(ana, false), receive(bruno, false)])
      const ofIt = (await given()).filter((one) => one.attendanceId === where.attendanceId)
      expect(ofIt).toHaveLength(1)
    }
  })
})

describe('a person who is two citizens', () => {
  /** Two cases of citizens whom a supervisor has said to be one person. */
  async function merged(one: Case, other: Case): Promise<void> {
    const { conversationId: withConversationId } = other
    const merge = commandOf('merge-citizens', one, { mergeId: randomUUID(), withConversationId })
    expect(await carla.command(merge)).toMatchObject({ outcome: 'accepted' })
  }

  it('is not given again to whom her other conversation came back from', async () => {
    await rule({ mode: 'round-robin' })
    const one = await citizenWrites()
    await receive(ana)
    await claims(1)
    await receive(ana, false)
    await ana.command({ ...commandOf('release-attendance', one, {}), fence: 1 })
    const other = await citizenWrites()
    await merged(other, one)
    await receive(ana)
    await aWhile()
    expect(await given()).toHaveLength(1)
    await receive(bruno)
    const last = await claims(3)
    expect(last.slice(1).map(({ agentId }) => agentId)).toEqual(
      [bruno, bruno].map(({ account }) => account.agentId),
    )
  })

  it('goes to who has her in her other conversation', async () => {
    await rule({ mode: 'round-robin' })
    const one = await citizenWrites()
    await receive(ana)
    await claims(1)
    await receive(ana, false)
    const other = await citizenWrites()
    await merged(other, one)
    await receive(ana)
    expect((await claims(2)).at(-1)).toMatchObject({
      ...{ ...other, agentId: ana.account.agentId, rule: 'previous-agent' },
    })
  })
})

describe('a conversation whose state cannot be read', () => {
  it('is passed over and told of; all others are given', async () => {
    await rule({ mode: 'round-robin' })
    const spoiled = await citizenWrites()
    const before = await stateOf(spoiled)
    await setState(spoiled, '{"conversationId":')
    const other = await citizenWrites()
    await receive(ana)
    expect(await claims(1)).toMatchObject([other])
    await expect.poll(passedOver).toBe(1)
    await setState(spoiled, before)
    expect((await claims(2)).at(-1)).toMatchObject(spoiled)
    await expect.poll(passedOver).toBe(0)
  })

  const passedOver = () => readMetric(relay.adminUrl, 'balcao_assignment_unreadable')

  const stateOf = ({ conversationId }: Case) =>
    pick<string>(
      dataFolder,
      `select state from conversations where conversation_id = '${conversationId}'`,
    )

  const setState = ({ conversationId }: Case, state: string) =>
    withinStore(dataFolder, async (store) => {
      await store.run(
        'update conversations set state = ? where conversation_id = ?',
        ...[state, conversationId],
      )
    })
})

describe('outside of opening hours', () => {
  it('nothing is given; when they begin, it is', async () => {
    await rule({ mode: 'round-robin' })
    now = onTuesday('13:20')
    await receive(ana)
    await citizenWrites()
    await aWhile()
    expect(await given()).toEqual([])
    now = onTuesday('13:30')
    await claims(1)
  })
})

describe('who has left', () => {
  // What tests before left signed in was not used for as long as a claim lasts.
  beforeEach(() => {
    now = onTuesday('14:31')
  })

  it('receives no more once she signed out', async () => {
    await rule({ mode: 'round-robin' })
    await receive(ana)
    await ana.request('/v1/session', { method: 'DELETE' })
    expect((await carla.events('receiving-changed')).slice(-2)).toMatchObject([
      { receiving: true, cause: 'asked' },
      { receiving: false, cause: 'signed-out', agentId: ana.account.agentId },
    ])
    ana = await relay.signIn('ana')
    await citizenWrites()
    await aWhile()
    expect(await given()).toEqual([])
  })

  it('receives on while she works at another PC, and pauses when she leaves that one too', async () => {
    await rule({ mode: 'round-robin' })
    const elsewhere = await relay.signIn('ana')
    await receive(ana)
    await elsewhere.request('/v1/session', { method: 'DELETE' })
    await citizenWrites()
    expect(await claims(1)).toMatchObject([{ agentId: ana.account.agentId }])
    await ana.request('/v1/session', { method: 'DELETE' })
    expect((await carla.events('receiving-changed')).at(-1)).toMatchObject({
      ...{ receiving: false, cause: 'signed-out', agentId: ana.account.agentId },
    })
    ana = await relay.signIn('ana')
  })

  it('pauses after as long as a claim lasts, and what she did not open goes to a colleague', async () => {
    await rule({ mode: 'round-robin' })
    await receive(ana)
    const where = await citizenWrites()
    await claims(1)
    now += 30 * MINUTE + 1000
    await carla.untilEvents('attendance-returned', 1)
    expect((await carla.events('receiving-changed')).at(-1)).toMatchObject({
      ...{ agentId: ana.account.agentId, receiving: false, cause: 'absent' },
    })
    await receive(ana)
    await aWhile()
    expect(await given()).toHaveLength(1)
    await receive(bruno)
    expect((await claims(2)).at(-1)).toMatchObject({
      ...{ ...where, agentId: bruno.account.agentId },
    })
    expect((await operate(dataFolder, ['verify'])).lines.at(-1)).toBe('The record is whole.')
  })

  it('pauses though she never signed out at a PC that nobody has used for as long as a claim lasts', async () => {
    now = onTuesday('16:00')
    const atAnotherPc = await relay.signIn('ana')
    await receive(atAnotherPc)
    await atAnotherPc.request('/v1/session', { method: 'DELETE' })
    expect((await carla.events('receiving-changed')).at(-1)).toMatchObject({
      ...{ receiving: false, cause: 'signed-out' },
    })
  })
})

it('who may not attend receives nothing, and what is no answer is refused', async () => {
  const said = (await carla.events('receiving-changed')).length
  const admin = await relay.signIn('admin')
  expect((await receive(admin)).status).toBe(403)
  const wrong = await ana.request('/v1/receiving', { method: 'PUT', body: '{"receiving":"yes"}' })
  expect(wrong.status).toBe(400)
  expect(await carla.events('receiving-changed')).toHaveLength(said)
})

// On SQLite the server's lock says that there is no other process.
it.runIf(testedEngine() === 'postgres')(
  'is given once by two processes over one store',
  async () => {
    await rule({ mode: 'round-robin' })
    const where = await citizenWrites()
    await receive(ana, false)
    await relay.stop()
    const place = await placeOf(dataFolder)
    const stores = [await openStore(place, randomUUID), await openStore(place, randomUUID)]
    const logs = await Promise.all(stores.map((store) => openRecord(store, () => now)))
    const [log] = logs
    if (!log) throw new Error('no log')
    for (const { account } of [ana, bruno]) {
      const { agentId } = account
      await log.append(null, () => [
        { type: 'receiving-changed', agentId, receiving: true, cause: 'asked' },
      ])
    }
    const logger = { error: () => {}, warn: () => {}, info: () => {} }
    const profile = { name: 'T', shortName: 'T', timeZone: 'America/Araguaina', hours }
    const parts = {
      ...{ logger, clock: () => now, onPassedOver: () => {} },
      organisation: organisationSchema.parse({
        ...profile,
        reopenWithinMinutes: 0,
        leaseMinutes: 30,
      }),
    }
    await Promise.all(
      stores.map((store, at) => assignWaiting({ ...parts, store, log: logs[at] ?? log })),
    )
    for (const one of logs) one.stop()
    for (const store of stores) await store.close()
    await start()
    expect((await given()).map(({ attendanceId }) => attendanceId)).toEqual([where.attendanceId])
  },
)

it('what waits in a record that is older than this is given too', async () => {
  await rule({ mode: 'round-robin' })
  const where = await citizenWrites()
  await relay.stop()
  await withinStore(dataFolder, (store) =>
    store.transaction((tx) =>
      tx.script(`drop table receivers; drop table waiting; drop index leases_held;
        drop table receiving_past;
        delete from migrations where number in (${migration.number}, ${pastReceiving.number})`),
    ),
  )
  await start()
  await receive(ana)
  expect(await claims(1)).toMatchObject([where])
})

// Last: nobody of them attends any more.
it('is given nothing once her account is closed or may not attend any more', async () => {
  await rule({ mode: 'round-robin' })
  await receive(ana)
  await receive(bruno)
  await operate(dataFolder, ['user', 'disable', '--login', 'ana'])
  await operate(dataFolder, ['user', 'roles', '--login', 'bruno', '--role', 'admin'])
  await citizenWrites()
  await aWhile()
  expect(await given()).toEqual([])
})
