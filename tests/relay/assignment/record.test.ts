import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { assignWaiting } from '../../../relay/assignment/assign-waiting.ts'
import { openRecord } from '../../../relay/compose-record.ts'
import { assignment as migration } from '../../../relay/store/migrations/0175-assignment.ts'
import { pastReceiving } from '../../../relay/store/migrations/0195-past-receiving.ts'
import { openStore } from '../../../relay/store/open-store.ts'
import { organisationSchema } from '../../../shared/organisation.ts'
import { anAssigningRelay, assigningHours, receive } from '../../support/assigning.ts'
import type { Case } from '../../support/desk.ts'
import { readMetric } from '../../support/metrics.ts'
import { placeOf, testedEngine } from '../../support/test-store.ts'
import { pick, withinStore } from '../../support/within-store.ts'

/** Attendances that wait are given to agents by the organisation's rules, whatever state the record is in. */

const desk = anAssigningRelay()

describe('a conversation whose state cannot be read', () => {
  it('is passed over and told of; all others are given', async () => {
    await desk.rule({ mode: 'round-robin' })
    const spoiled = await desk.citizenWrites()
    const before = await stateOf(spoiled)
    await setState(spoiled, '{"conversationId":')
    const other = await desk.citizenWrites()
    await receive(desk.ana)
    expect(await desk.claims(1)).toMatchObject([other])
    await expect.poll(passedOver).toBe(1)
    await setState(spoiled, before)
    expect((await desk.claims(2)).at(-1)).toMatchObject(spoiled)
    await expect.poll(passedOver).toBe(0)
  })

  const passedOver = () => readMetric(desk.relay.adminUrl, 'balcao_assignment_unreadable')

  const stateOf = ({ conversationId }: Case) =>
    pick<string>(
      desk.dataFolder,
      `select state from conversations where conversation_id = '${conversationId}'`,
    )

  const setState = ({ conversationId }: Case, state: string) =>
    withinStore(desk.dataFolder, async (store) => {
      await store.run(
        'update conversations set state = ? where conversation_id = ?',
        ...[state, conversationId],
      )
    })
})

// On SQLite the server's lock says that there is no other process.
it.runIf(testedEngine() === 'postgres')(
  'is given once by two processes over one store',
  async () => {
    await desk.rule({ mode: 'round-robin' })
    const where = await desk.citizenWrites()
    await receive(desk.ana, false)
    await desk.relay.stop()
    const place = await placeOf(desk.dataFolder)
    const stores = [await openStore(place, randomUUID), await openStore(place, randomUUID)]
    const logs = await Promise.all(stores.map((store) => openRecord(store, () => desk.now)))
    const [log] = logs
    if (!log) throw new Error('no log')
    for (const { account } of [desk.ana, desk.bruno]) {
      const { agentId } = account
      await log.append(null, () => [
        { type: 'receiving-changed', agentId, receiving: true, cause: 'asked' },
      ])
    }
    const logger = { error: () => {}, warn: () => {}, info: () => {} }
    const profile = {
      name: 'T',
      shortName: 'T',
      timeZone: 'America/Araguaina',
      hours: assigningHours,
    }
    const parts = {
      ...{ logger, clock: () => desk.now, onPassedOver: () => {} },
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
    await desk.start()
    expect((await desk.given()).map(({ attendanceId }) => attendanceId)).toEqual([
      where.attendanceId,
    ])
  },
)

it('what waits in a record that is older than this is given too', async () => {
  await desk.rule({ mode: 'round-robin' })
  const where = await desk.citizenWrites()
  await desk.relay.stop()
  await withinStore(desk.dataFolder, (store) =>
    store.transaction((tx) =>
      tx.script(`drop table receivers; drop table waiting; drop index leases_held;
        drop table receiving_past;
        delete from migrations where number in (${migration.number}, ${pastReceiving.number})`),
    ),
  )
  await desk.start()
  await receive(desk.ana)
  expect(await desk.claims(1)).toMatchObject([where])
})
