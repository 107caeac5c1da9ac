import { beforeEach, expect, test } from 'vitest'
import type { Replica } from '../../main/replica/replica.ts'
import { findCases } from '../../main/views/find-cases.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'

/** Where the palette leads by a name or a protocol number. */

let replica: Replica
let log: SampleLog

const ANA = 1

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
  log.receive(1, 'Bom dia')
  log.receive(2, 'Boa tarde')
})

function found(query: string) {
  apply(replica, log.parsed)
  return findCases(deskOf(replica, ANA, log.now), { query, limit: 12 }).cases
}

function protocolOf(conversation: number): string {
  return log.states.get(sampleId('c', conversation))?.attendance?.protocol ?? ''
}

test('by the protocol number of the open attendance: at its newest end', () => {
  log.ask(ANA, 1, { type: 'claim-attendance' })
  expect(found(protocolOf(1))).toMatchObject([
    {
      conversationId: sampleId('c', 1),
      itemId: null,
      protocol: protocolOf(1),
      status: 'held',
      holder: { name: 'Ana' },
    },
  ])
})

test('of an earlier attendance: where that one was opened', () => {
  const earlier = protocolOf(1)
  log.ask(ANA, 1, { type: 'claim-attendance' })
  log.ask(ANA, 1, { type: 'close-attendance' })
  log.now += 10 * 24 * 60 * 60_000
  log.receive(1, 'Voltei')
  expect(protocolOf(1)).not.toBe(earlier)
  const [hit] = found(earlier)
  const opened = log.events.find(
    (event) => event.type === 'attendance-opened' && event.protocol === earlier,
  )
  expect(hit).toMatchObject({ protocol: earlier, status: 'closed', holder: null })
  expect(hit?.itemId).toBe(String(opened?.seq))
})

test('by the words of a name, once, whatever else leads there', () => {
  const all = found('cidada')
  expect(all.length).toBeGreaterThan(0)
  expect(new Set(all.map(({ conversationId }) => conversationId)).size).toBe(all.length)
})

test('nobody by what nobody is called', () => {
  expect(found('2031-999999')).toEqual([])
  expect(found('zzz')).toEqual([])
  expect(found('  ')).toEqual([])
})
