import { beforeEach, describe, expect, test } from 'vitest'
import { rebuild } from '../../main/projections/rebuild.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { readBilling } from '../../main/views/billing-view.ts'
import { openCitizen } from '../../main/views/citizen-view.ts'
import type { Pricing } from '../../shared/domain/pricing.ts'
import { apply, deskOf, dumpProjections, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'

let replica: Replica
let log: SampleLog

/** 30 November 2026, 23:59 in Palmas (three hours behind UTC). */
const LAST_MINUTE = Date.UTC(2026, 11, 1, 2, 59)

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
  log.now = LAST_MINUTE - 86_400_000
})

/** Agent Ana answers citizen `number`. @returns the reply's id. */
function reply(number: number): string {
  const messageId = sampleId('f', log.events.length)
  const fence = log.states.get(sampleId('c', number))?.attendance?.fence ?? 0
  const asked = { type: 'send-reply', messageId, text: 'Certo.', replyTo: null, fence } as const
  expect(log.ask(1, number, asked)).toBe('accepted')
  return messageId
}

function attend(number: number): void {
  log.receive(number, 'oi')
  log.ask(1, number, { type: 'claim-attendance' })
}

function tell(
  number: number,
  messageId: string,
  billable: boolean | null,
  category: string | null,
): void {
  const pricing: Pricing = { billable, model: 'PMP', type: 'regular', category }
  for (const status of ['sent', 'delivered'] as const) {
    log.append({
      type: 'status-received',
      ...{ conversationId: sampleId('c', number), messageId, whatsappId: `wamid.${messageId}` },
      ...{ status, statusAt: log.now, code: null, pricing },
    })
  }
}

const desk = (agent: number) => deskOf(replica, agent, log.now)
const billing = (month: string | null = null) => readBilling(desk(3), { month })
const ofCases = () =>
  openCitizen(desk(1), { conversationId: sampleId('c', 1) })?.people[0]?.attendances.map(
    (attendance) => attendance.billing,
  )

describe('messages that WhatsApp bills', () => {
  beforeEach(() => {
    attend(1)
    tell(1, reply(1), true, 'utility')
    tell(1, reply(1), true, 'utility')
    tell(1, reply(1), false, 'service')
    tell(1, reply(1), null, null)
    reply(1)
    log.progress(1, 'attempted')
    log.progress(1, 'accepted')
    // One waits to be sent, and one never left.
    reply(1)
    reply(1)
    log.progress(1, 'attempted')
    log.progress(1, 'accepted')
    log.progress(1, 'failed')
  })

  const expected = { billed: [{ category: 'utility', count: 2 }], free: 1, unknown: 2 }

  test('are counted once each, beside what is free and what is not known', () => {
    apply(replica, log.parsed)
    expect(billing()).toEqual({ ...expected, month: '2026-11', isThisMonth: true })
    expect(ofCases()).toEqual([expected])
  })

  test('are the same in whatever order the events come, and folded anew', async () => {
    const head = log.events.length
    for (const event of log.parsed.toReversed()) apply(replica, [event], { road: 'snapshot', head })
    expect(billing()).toMatchObject(expected)
    const live = dumpProjections(replica)
    await rebuild(replica)
    expect(dumpProjections(replica)).toEqual(live)
  })

  test('belong to the attendance in which they were written', () => {
    log.ask(1, 1, { type: 'close-attendance' })
    log.now += 3_600_000
    attend(1)
    tell(1, reply(1), true, 'marketing')
    apply(replica, log.parsed)
    expect(ofCases()).toEqual([
      { billed: [{ category: 'marketing', count: 1 }], free: 0, unknown: 0 },
      expected,
    ])
    expect(billing()?.billed).toEqual([
      { category: 'utility', count: 2 },
      { category: 'marketing', count: 1 },
    ])
  })
})

test('a month ends at midnight of the organisation', () => {
  log.now = LAST_MINUTE - 30_000
  attend(1)
  log.now = LAST_MINUTE
  tell(1, reply(1), true, 'utility')
  log.now = LAST_MINUTE + 60_000
  tell(1, reply(1), true, 'marketing')
  apply(replica, log.parsed)
  expect(billing('2026-11')?.billed).toEqual([{ category: 'utility', count: 1 }])
  expect(billing()).toMatchObject({
    month: '2026-12',
    billed: [{ category: 'marketing', count: 1 }],
  })
})

test('an attendance without replies, and who does not oversee the desk, are told nothing', () => {
  attend(1)
  apply(replica, log.parsed)
  expect(ofCases()).toEqual([null])
  expect(readBilling(desk(1), { month: null })).toBeNull()
})
