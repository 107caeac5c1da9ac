import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openRecord } from '../../relay/compose-record.ts'
import { checkCitizens } from '../../relay/operations/verification/check-citizens.ts'
import { openStore } from '../../relay/store/open-store.ts'
import { followChange, identify } from '../../relay/whatsapp/identify.ts'
import { fc } from '../support/properties.ts'
import { removeFolder, temporaryFolder } from '../support/start-relay.ts'
import { placeOf, testedEngine } from '../support/test-store.ts'

/** Few values, so that they meet: ids and numbers that pass from one person to another. */
const oneOf = (...values: string[]) => fc.option(fc.constantFrom(...values), { nil: null })
const ids = {
  userId: oneOf('BR.a', 'BR.b', 'BR.c'),
  parentUserId: oneOf('BR.parent', 'BR.other'),
  phone: oneOf('5563999990001', '556399990001', '5563999990002', '556332180000'),
}
const told = fc.record({
  sender: fc
    .record({ ...ids, username: oneOf('maria', 'Maria', 'joao'), profileName: oneOf('M', 'J') })
    .filter(({ userId, phone, username }) => (userId ?? phone ?? username) !== null),
  changedTo: fc.option(fc.record(ids), { nil: null }),
  at: fc.nat({ max: 100 }),
})

test('whatever WhatsApp tells of people, in any order, each is known and found by what is true of her', async () => {
  const folder = temporaryFolder()
  const store = await openStore(await placeOf(folder), randomUUID)
  const log = await openRecord(store, () => 1000)
  await fc.assert(
    fc.asyncProperty(fc.array(told, { minLength: 1, maxLength: 12 }), async (news) => {
      const faults: object[] = []
      await log.transaction(async (tx) => {
        for (const { sender, changedTo, at } of news) {
          const citizenId = await identify(tx, randomUUID, sender, at)
          if (changedTo !== null) await followChange(tx, citizenId, changedTo, at)
        }
        await checkCitizens(tx, (fault) => faults.push(fault))
      })
      expect(faults).toEqual([])
    }),
    // A round trip for each statement: there the logic is not looked for again, but the SQL.
    { numRuns: testedEngine() === 'postgres' ? 20 : 150 },
  )
  log.stop()
  await store.close()
  removeFolder(folder)
})
