import { beforeEach, describe, expect, test } from 'vitest'
import { queueKeySql, startOf } from '../../main/projections/queue-order.ts'
import { closedCountSql, waitingRowsSql, waitingSql } from '../../main/projections/waiting-pages.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { ANSWERED, type UrgencyClock } from '../../shared/domain/queue/urgency.ts'
import { openTestReplica } from '../support/open-test-replica.ts'
import { sampleId } from '../support/sample-log.ts'
import { seededRandom } from '../support/seeded.ts'

const NOW = 1_790_000_000_000
const HOUR = 3_600_000

let replica: Replica

beforeEach(() => {
  replica = openTestReplica()
})

describe('who waits stands page by page where the whole order has them', () => {
  const clocks: [string, UrgencyClock][] = [
    ['an office that opens again tomorrow', { now: NOW, nextChance: NOW + 14 * HOUR }],
    ['one that opens soon', { now: NOW, nextChance: NOW + HOUR }],
    ['one that never opens again', { now: NOW, nextChance: Number.MAX_SAFE_INTEGER }],
    ['long before anybody wrote', { now: NOW - 99 * HOUR, nextChance: NOW - 90 * HOUR }],
    ['when all windows have closed', { now: NOW + 99 * HOUR, nextChance: NOW + 120 * HOUR }],
  ]
  // Of few whose window has closed all are sorted, and many are walked.
  const sizes = [0, 1, 40, 900]

  test.each(clocks.flatMap(([when, clock]) => sizes.map((size) => [when, size, clock] as const)))(
    '%s, %s of them',
    (_when, size, clock) => {
      fill(size)
      const order = replica.db
        .prepare<UrgencyClock, { id: string; at: number }>(
          `select conversation_id as id, ${queueKeySql('waiting')} as at from conversations
           where status = 'waiting' and conversation_id not in (select lane from outbox)
           order by at, id`,
        )
        .all(clock)
      for (const limit of [7, 200]) {
        const walked: string[] = []
        for (let place = startOf('waiting'); ; ) {
          const page = replica.waitingPages.page({ ...place, asOf: clock.now }, limit, clock)
          walked.push(...page.map(({ conversationId }) => conversationId))
          const last = order[walked.length - 1]
          if (page.length < limit || last === undefined) break
          place = { at: last.at, conversationId: last.id }
        }
        expect(walked).toEqual(order.map(({ id }) => id))
      }
    },
  )
})

test('each class comes from its index alone, and only a few are ever sorted', () => {
  const parameters = { at: 1, after: '', limit: 1, now: 1, nextChance: 2 }
  const window = 'SEARCH conversations USING COVERING INDEX conversations_by_window'
  const queue = 'SEARCH conversations USING COVERING INDEX conversations_by_queue (status=? AND'
  const from = `${queue} (queue_at,conversation_id)>(?,?)`
  const plans = Object.entries(waitingSql).map(([name, sql]) => [name, explain(sql, parameters)])
  expect(Object.fromEntries(plans)).toEqual({
    closing: expect.stringContaining(`${window} (<expr>>? AND <expr><?)`),
    fewClosed: expect.stringContaining(`${window} (<expr><?)`),
    manyClosed: expect.stringContaining(from),
    open: expect.stringContaining(from),
    answered: expect.stringContaining(from),
  })
  const sorted = plans.filter(([, plan]) => plan?.includes('TEMP B-TREE')).map(([name]) => name)
  expect(sorted).toEqual(['fewClosed'])
  expect(explain(closedCountSql, parameters)).toContain(window)
  expect(explain(waitingRowsSql, ['[]'])).not.toMatch(/SCAN (?!wanted)/)
})

function explain(sql: string, parameters: object): string {
  return replica.db
    .prepare<object, { detail: string }>(`explain query plan ${sql}`)
    .all(parameters)
    .map(({ detail }) => detail)
    .join('\n')
}

/** So many who wait, of whatever class, some since the same moment; and others that are none of them. */
function fill(size: number): void {
  const random = seededRandom(size)
  const within = (hours: number) => NOW - Math.floor(random() * hours) * HOUR
  const add = replica.db.prepare(
    `insert into conversations (conversation_id, applied_seq, state, status, queue_at, window_closes_at)
     values (?, 1, '{}', ?, ?, ?)`,
  )
  const command = replica.db.prepare(
    `insert into outbox (command_id, lane, command, state, issued_at) values (?, ?, '{}', 'waiting', 1)`,
  )
  for (let number = 1; number <= size; number += 1) {
    const id = `${sampleId('c', 1).slice(0, -4)}${String(number * 7919)
      .padStart(7, '0')
      .slice(-4)}`
    const isAnswered = random() < 0.2
    const isClosed = random() < 0.1
    const windowClosesAt = random() < 0.05 ? null : within(72) + 24 * HOUR
    add.run(
      ...([id, isClosed ? 'closed' : 'waiting'] as const),
      ...([(isAnswered ? ANSWERED : 0) + within(72), windowClosesAt] as const),
    )
    if (random() < 0.05) command.run(sampleId('f', number), id)
  }
}
