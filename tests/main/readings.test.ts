import { beforeEach, expect, test } from 'vitest'
import { ReadingReporter } from '../../main/readings/reading-reporter.ts'
import type { Replica } from '../../main/replica/replica.ts'
import type { Answered } from '../../main/sync/relay-client.ts'
import { READING_INTERVAL_MS, type Reading } from '../../shared/duties/audit.ts'
import { openTestReplica } from '../support/open-test-replica.ts'
import { START, sampleId } from '../support/sample-log.ts'
import { until } from '../support/wait.ts'

const first = sampleId('c', 1)
const second = sampleId('c', 2)

let replica: Replica

beforeEach(() => {
  replica = openTestReplica()
})

test('who keeps a conversation open is written down once in a quarter of an hour', () => {
  const noted = [0, 1, READING_INTERVAL_MS - 1, READING_INTERVAL_MS, READING_INTERVAL_MS + 5].map(
    (passed) => replica.readings.note(first, 'opened', START + passed),
  )
  expect(noted).toEqual([true, false, false, true, false])
  expect(replica.readings.note(second, 'opened', START + 1)).toBe(true)
})

test('that a search led there is written down beside the opening', () => {
  replica.readings.note(first, 'opened', START)
  expect(replica.readings.note(first, 'found', START)).toBe(true)
  expect(new Set(replica.readings.unreported().map(({ way }) => way))).toEqual(
    new Set(['opened', 'found']),
  )
})

test('each export is written down, however soon after another, and is no reading that stands for one', () => {
  replica.readings.noteExport(first, '2026-000001', START)
  replica.readings.noteExport(first, '2026-000001', START + 1)
  expect(replica.readings.note(first, 'opened', START + 2)).toBe(true)
  const told = replica.readings.unreported().map(({ way, exported }) => [way, exported])
  expect(told).toEqual([
    ['opened', '2026-000001'],
    ['opened', '2026-000001'],
    ['opened', undefined],
  ])
})

test('an export that was not told yet goes over to the replica of another log', () => {
  replica.readings.noteExport(first, '2026-000001', START)
  const [told] = replica.readings.unreported()
  const other = openTestReplica()
  other.readings.take(told as Reading)
  expect(other.readings.unreported()).toEqual([told])
})

test('what was read offline reaches the relay once it is back, and again until it is confirmed', async () => {
  const posted: (readonly Reading[])[] = []
  const answers: Answered<unknown>[] = [
    { outcome: 'refused', status: 0, reached: false },
    { outcome: 'answered', value: { kept: 2 } },
  ]
  let isConnected = false
  const reporter = new ReadingReporter({
    ...{ replica, gatherMs: 1, relayNow: () => START, isConnected: () => isConnected },
    log: () => {},
    post: async (readings) => {
      posted.push(readings)
      return answers[posted.length - 1] ?? { outcome: 'refused', status: 500, reached: true }
    },
  })
  replica.readings.note(first, 'opened', START)
  replica.readings.note(second, 'opened', START)
  const waiting = replica.readings.unreported()
  reporter.wake()
  isConnected = true
  for (let time = 1; time <= 2; time += 1) {
    await until(`it was told ${time} times`, () => {
      reporter.wake()
      return posted.length >= time
    })
  }
  await until('nothing is left to report', () => replica.readings.unreported().length === 0)
  expect(posted).toEqual([waiting, waiting])
  expect(replica.readings.note(first, 'opened', START + 1)).toBe(false)
  await reporter.stop()
})

test('a reading that was reported is forgotten after its quarter of an hour', () => {
  replica.readings.note(first, 'opened', START)
  replica.readings.reported(replica.readings.unreported(), START)
  replica.readings.reported([], START + READING_INTERVAL_MS + 1)
  expect(replica.db.prepare('select count(*) as n from readings').get()).toEqual({ n: 0 })
})
