import { beforeEach, expect, test } from 'vitest'
import type { FileCache } from '../../main/media/file-cache.ts'
import { carryUnsent } from '../../main/outbox/carry-unsent.ts'
import { changeSchedule } from '../../main/outbox/change-schedule.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { writeSession } from '../../main/session/stored-session.ts'
import { organisationSchema } from '../../shared/organisation.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { account, SampleLog, sampleId } from '../support/sample-log.ts'

/** The record was restored: what an agent wrote at the former replica is hers in the new one. */

const conversationId = sampleId('c', 1)
const scheduleId = sampleId('b', 500)
const files = { read: async () => null } as unknown as FileCache

let former: Replica
let log: SampleLog

beforeEach(() => {
  former = openTestReplica()
  log = new SampleLog()
  log.receive(1, 'bom dia')
  log.ask(1, 1, { type: 'claim-attendance' })
  apply(former, log.parsed)
  writeSession(former.meta, {
    ...{ token: null, account: { ...account(1), login: 'ana' } },
    organisation: organisationSchema.parse({
      ...{ name: 'Inventada', shortName: 'I', timeZone: 'UTC', reopenWithinMinutes: 0 },
    }),
  })
})

async function carried(): Promise<Replica> {
  const replica = openTestReplica()
  expect(await carryUnsent({ replica: former, files }, { replica, files }, 'former')).toBe(true)
  return replica
}

test('the question to an area that had not left, and an area’s answer', async () => {
  const forwardingId = sampleId('b', 1)
  const [noteId, answerId] = [sampleId('f', 1), sampleId('f', 2)]
  const forward = { forwardingId, areaId: sampleId('d', 1), days: 3, noteId, question: 'Há vaga?' }
  const answer = { forwardingId, noteId: answerId, text: 'Há duas.' }
  former.outbox.add(log.command(1, { type: 'forward-attendance', ...forward }), log.now)
  former.outbox.add(log.command(1, { type: 'record-area-answer', ...answer }), log.now)
  const replica = await carried()
  expect(replica.noteDrafts.find(conversationId)).toBe('Há vaga?\nHá duas.')
  expect(replica.outbox.count('refused')).toBe(2)
})

test('what was scheduled, which the restored relay does not send', async () => {
  schedule()
  const replica = await carried()
  expect(replica.drafts.find(conversationId)).toBe('Já respondo')
  expect(replica.outbox.find(scheduleId)).toMatchObject({
    ...{ state: 'refused', refusal: { reason: 'record-restored' } },
  })
})

test('once, where it was to leave now or be written anew', async () => {
  schedule()
  const ids = { commandId: sampleId('b', 901), messageId: sampleId('b', 902), seenSeq: 99 }
  changeSchedule(desk(), { conversationId, scheduleId, how: 'send-now', ...ids })
  expect((await carried()).drafts.find(conversationId)).toBe('Já respondo')
  former.outbox.remove(ids.commandId)
  changeSchedule(desk(), { conversationId, scheduleId, how: 'edit', ...ids })
  expect((await carried()).drafts.find(conversationId)).toBe('Já respondo')
})

test('nothing that a colleague scheduled', async () => {
  schedule()
  const session = { token: null, account: { ...account(2), login: 'bruno' } }
  writeSession(former.meta, {
    ...session,
    organisation: organisationSchema.parse({
      ...{ name: 'I', shortName: 'I', timeZone: 'UTC', reopenWithinMinutes: 0 },
    }),
  })
  expect((await carried()).drafts.find(conversationId)).toBe('')
})

function schedule(): void {
  const command = { messageId: scheduleId, text: 'Já respondo', replyTo: null }
  const dueAt = log.now + 3_600_000
  expect(log.ask(1, 1, { type: 'schedule-reply', ...command, dueAt })).toBe('accepted')
  apply(former, log.parsed)
}

function desk() {
  return deskOf(former, 1, log.now)
}
