import { beforeEach, expect, test } from 'vitest'
import { createOffice } from '../../main/office.ts'
import { issueCommand } from '../../main/outbox/issue-command.ts'
import { rebuild } from '../../main/projections/rebuild.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { findCannedFacts } from '../../main/views/canned-facts.ts'
import { citizenFile, readableFile } from '../../main/views/citizen-file.ts'
import { openCitizen } from '../../main/views/citizen-view.ts'
import { readDocument } from '../../main/views/document-view.ts'
import type { Field } from '../../shared/domain/fields/field-list.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { sampleList } from '../support/sample-list.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'

/** What the organisation wants to know of citizens, and what they are asked, at one console. */
let replica: Replica
let log: SampleLog

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
  log.receive(1, 'oi')
  log.ask(1, 1, { type: 'claim-attendance' })
})

const conversationId = sampleId('c', 1)
const [born, course]: [Field, Field] = [
  {
    ...{ fieldId: sampleId('f', 1), name: 'Início do curso', kind: 'date', help: '' },
    ...{ options: [], isRetired: false },
  },
  {
    ...{ fieldId: sampleId('f', 2), name: 'Curso', kind: 'text', help: '' },
    ...{ options: [], isRetired: false },
  },
]
const office = createOffice({
  ...{ timeZone: 'America/Araguaina', hours: null, name: 'Universidade Inventada' },
  ...{ registration: sampleList, quadras: [], fields: [born, course] },
})
const desk = (agent = 1) => deskOf(replica, agent, log.now, office)

/** An agent of another console writes something down. */
function record(values: Record<string, string | null>): void {
  log.append({
    ...{ type: 'citizen-fields-saved', conversationId, citizenId: sampleId('d', 1) },
    attendanceId: log.states.get(conversationId)?.attendance?.attendanceId ?? '',
    ...{ agentId: sampleId('a', 2), commandId: crypto.randomUUID(), content: { values } },
  })
}

const shown = () =>
  openCitizen(desk(), { conversationId })?.people[0]?.fields.map(({ name, shown }) => [name, shown])

test('what agents wrote down stands together in the panel, the newest of each, whatever arrives first', async () => {
  record({ [born.fieldId]: '2024-03-01', [course.fieldId]: 'Física' })
  record({ [course.fieldId]: 'Química' })
  const [last, ...before] = log.parsed.toReversed()
  if (last) apply(replica, [...before.toReversed(), last])
  const expected = [
    ['Início do curso', '01/03/2024'],
    ['Curso', 'Química'],
  ]
  expect(shown()).toEqual(expected)
  await rebuild(replica)
  expect(shown()).toEqual(expected)
})

test('without the relay it stands at once, and is a placeholder of canned replies', () => {
  apply(replica, log.parsed)
  const values = { [born.fieldId]: '2024-03-01' }
  const command = log.command(1, { type: 'save-citizen-fields', values })
  expect(issueCommand(desk(), command)).toEqual({ outcome: 'queued' })
  expect(shown()).toEqual([
    ['Início do curso', '01/03/2024'],
    ['Curso', null],
  ])
  expect(findCannedFacts(desk(), { conversationId })?.values).toMatchObject({
    ...{ inicio_do_curso: '01/03/2024', curso: null },
  })
  const wrong = log.command(1, {
    ...{ type: 'save-citizen-fields', values: { [born.fieldId]: 'ontem' } },
  })
  expect(issueCommand(desk(), wrong)).toMatchObject({ refusal: { reason: 'field-value-wrong' } })
})

test('it goes to the citizen with her data, without what areas were asked', () => {
  record({ [course.fieldId]: 'Física' })
  apply(replica, log.parsed)
  const file = citizenFile(desk(), conversationId)
  expect(file?.people[0]?.fields).toEqual([{ name: 'Curso', value: 'Física' }])
  expect(JSON.stringify(file)).not.toContain('forwardings')
  expect(file && readableFile(file, 'America/Araguaina')).toContain('Curso: Física')
})

test('who may be another person is told nothing of it, and an erasure takes it', () => {
  record({ [course.fieldId]: 'Física' })
  apply(replica, log.parsed)
  const changedAt = log.now
  log.append({ type: 'identity-changed', conversationId, change: 'number', changedAt })
  apply(replica, log.parsed)
  expect(findCannedFacts(desk(), { conversationId })?.values['curso']).toBeNull()
  log.erase(1)
  apply(replica, log.parsed)
  expect(shown()?.map(([, value]) => value)).toEqual([null, null])
  const contents = replica.db.prepare('select content from contents').pluck().all()
  expect(contents.join()).not.toContain('Física')
})

test('a new consent wording holds from its saving on, under a version of its own', () => {
  apply(replica, log.parsed)
  const asked = () =>
    openCitizen(desk(3), { conversationId })?.people[0]?.registration?.wording?.version
  const save = (agent: number, version: string, text: string) =>
    issueCommand(desk(agent), {
      ...{ type: 'save-wording', commandId: crypto.randomUUID(), issuedAt: 0 },
      ...{ basedOn: null, body: { version, text } },
    })
  expect(asked()).toBe('1')
  expect(save(1, '2', 'Quer avisos?')).toMatchObject({ refusal: { reason: 'not-permitted' } })
  expect(save(3, '1', 'Outras palavras?')).toMatchObject({ refusal: { reason: 'wording-version' } })
  expect(save(3, '2', 'Quer avisos?')).toEqual({ outcome: 'queued' })
  expect(asked()).toBe('2')
  expect(readDocument(desk(3), { kind: 'wording' })).toMatchObject({
    ...{ body: { version: '2', former: ['1'] }, unconfirmed: { state: 'waiting' } },
  })
})
