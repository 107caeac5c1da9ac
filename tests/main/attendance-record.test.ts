import { beforeEach, expect, test } from 'vitest'
import type { Replica } from '../../main/replica/replica.ts'
import { hasAttendance, readAttendance } from '../../main/views/attendance-record.ts'
import { apply, deskOf, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'

const HOUR = 60 * 60_000

let replica: Replica
let log: SampleLog

beforeEach(() => {
  replica = openTestReplica()
  log = new SampleLog()
})

test('is the newest attendance and no other, whole, however many pages it has', () => {
  log.receive(1, 'de antes')
  log.ask(1, 1, { type: 'claim-attendance' })
  log.ask(1, 1, { type: 'close-attendance' })
  log.now += 9 * HOUR
  const openedAfter = log.now
  for (let each = 0; each < 450; each += 1) log.receive(1, `palavra ${each}`)
  log.ask(1, 1, { type: 'claim-attendance' })
  log.writeOnPhone(1, 'do celular')
  log.ask(1, 1, { type: 'add-note', noteId: sampleId('b', 1), text: 'só nossa' })
  log.ask(1, 1, { type: 'close-attendance' })
  log.receive(2, 'de outra pessoa')
  apply(replica, log.parsed)

  const record = read()
  const words = wordsOf(record)
  expect(words).toHaveLength(452)
  expect([words[0], words[449], words[450], words[451]]).toEqual([
    ...['palavra 0', 'palavra 449', 'do celular', 'só nossa'],
  ])
  expect(record).toMatchObject({
    ...{ organisation: 'Prefeitura Inventada', citizenName: 'Cidadã 1', isPartlyCovered: false },
    protocol: log.states.get(sampleId('c', 1))?.attendance?.protocol,
    closedAt: log.events.findLast(({ type }) => type === 'attendance-closed')?.at,
  })
  expect(record?.openedAt).toBeGreaterThanOrEqual(openedAfter)
})

test('an earlier one is read by its number, whole, and without what is of another one', () => {
  log.receive(1, 'a primeira')
  log.ask(1, 1, { type: 'claim-attendance' })
  log.ask(1, 1, { type: 'close-attendance' })
  const first = protocolNow()
  log.now += 9 * HOUR
  log.receive(1, 'a segunda')
  log.ask(1, 1, { type: 'claim-attendance' })
  log.writeOnPhone(1, 'do celular')
  log.ask(1, 1, { type: 'close-attendance' })
  const second = protocolNow()
  const closedAt = log.events.at(-1)?.at
  log.now += 9 * HOUR
  log.receive(1, 'a terceira')
  apply(replica, log.parsed)

  expect(wordsOf(read(first))).toEqual(['a primeira'])
  expect(wordsOf(read(second))).toEqual(['a segunda', 'do celular'])
  expect(read(second)).toMatchObject({ protocol: second, closedAt })
  expect(read(protocolNow())).toEqual(read())
  expect(read('2026-999999')).toBeNull()
})

test('only what is in a conversation may leave it', () => {
  log.receive(1, 'bom dia')
  log.receive(2, 'de outra pessoa')
  apply(replica, log.parsed)
  const desk = deskOf(replica, 1, log.now)
  expect(hasAttendance(desk, sampleId('c', 1), protocolNow(1))).toBe(true)
  expect(hasAttendance(desk, sampleId('c', 1), protocolNow(2))).toBe(false)
  expect(hasAttendance(desk, sampleId('c', 9), protocolNow(1))).toBe(false)
})

test('a message that came late stands in the attendance that it belongs to', () => {
  const sentAt = log.now
  log.now += HOUR
  log.receive(1, 'bom dia')
  log.receive(1, 'escrita antes', { sentAt })
  apply(replica, log.parsed)
  expect(wordsOf(read())).toEqual(['escrita antes', 'bom dia'])
  expect(read()?.closedAt).toBeNull()
})

test('what was erased is no part of it', () => {
  log.receive(1, 'meu segredo')
  log.erase(1)
  apply(replica, log.parsed)
  expect(JSON.stringify(read())).not.toContain('segredo')
  expect(wordsOf(read())).toEqual([null])
})

test('what is covered does not leave, until somebody has confirmed who writes', () => {
  log.receive(1, 'meu segredo')
  const conversationId = sampleId('c', 1)
  log.append({ type: 'identity-changed', conversationId, change: 'number', changedAt: log.now })
  log.now += 5000
  log.receive(1, 'oi, sou eu')
  apply(replica, log.parsed)
  expect(JSON.stringify(read())).not.toContain('segredo')
  expect(wordsOf(read())).toEqual(['oi, sou eu'])
  expect(read()?.isPartlyCovered).toBe(true)
})

test('of nobody there is none', () => {
  expect(readAttendance(deskOf(replica, 1, 0), { conversationId: sampleId('c', 9) })).toBeNull()
})

function read(protocol?: string) {
  const conversationId = sampleId('c', 1)
  return readAttendance(deskOf(replica, 1, log.now), { conversationId, protocol })
}

function protocolNow(number = 1): string {
  return log.states.get(sampleId('c', number))?.attendance?.protocol ?? ''
}

function wordsOf(record: ReturnType<typeof read>) {
  return (record?.items ?? []).flatMap((item) => {
    if (item.kind === 'note') return [item.text]
    if (item.kind !== 'message') return []
    return [item.content?.kind === 'text' ? item.content.text : null]
  })
}
