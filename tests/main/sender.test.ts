import { strict as assert } from 'node:assert'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { OutboxRow } from '../../main/outbox/outbox-table.ts'
import { Sender, type SenderOptions } from '../../main/outbox/sender.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { type Command, isOfficeCommand } from '../../shared/commands.ts'
import { openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'
import { until } from '../support/wait.ts'

type Answer = Awaited<ReturnType<SenderOptions['post']>>

const sample = new SampleLog()
let replica: Replica
let refusedTypes: string[]
let sender: Sender | null
let posted: string[]
let logged: string[]

beforeEach(() => {
  refusedTypes = []
  replica = openTestReplica()
  posted = []
  logged = []
})

afterEach(async () => {
  await sender?.stop()
  sender = null
  replica.close()
})

test('a command that has left is marked durably: a power cut must not make it look unsent', async () => {
  const pragma = vi.spyOn(replica.db, 'pragma')
  const synchronous: unknown[] = []
  put(1, 1)
  start(() => {
    synchronous.push(...pragma.mock.calls.map(([words]) => words))
    return accepted(1)
  })
  await until('it was posted', () => posted.length === 1)
  expect(synchronous).toEqual(['synchronous = FULL', 'synchronous = NORMAL'])
})

test('a stored command that cannot be read is set aside, and the others go', async () => {
  put(1, 1)
  put(2, 2)
  replica.db.exec(`update outbox set command = '{"type":"dance"}' where position = 1`)
  start(() => accepted(2))
  await until('the second has left', () => posted.length === 1)
  expect(logged).toEqual(['stored-command-unreadable'])
  expect(replica.outbox.ofConversation(sampleId('c', 1))).toEqual([])
  expect([replica.outbox.count('waiting'), replica.outbox.count('refused')]).toEqual([0, 1])
  expect(storedCommands()).toContain('{"type":"dance"}')
})

test('a disk without room is waited for', async () => {
  put(1, 1)
  const pages = Number(replica.db.pragma('page_count', { simple: true }))
  replica.db.pragma(`max_page_count = ${pages}`)
  const by = 'x'.repeat(20_000)
  start(() => ({
    outcome: 'answered',
    value: {
      outcome: 'refused',
      commandId: sampleId('b', 1),
      refusal: { reason: 'already-claimed', by },
    },
  }))
  await until('it was noticed', () => logged.length > 1)
  expect(new Set(logged)).toEqual(new Set(['sending-failed']))
  replica.db.pragma('max_page_count = 100000')
  await until('it went through', () => replica.outbox.count('refused') === 1)
  expect(refusedTypes).toEqual(['add-note'])
})

test('an answer that is of no use holds up its own conversation only', async () => {
  put(1, 1)
  put(2, 1)
  put(3, 2)
  put(4, 3)
  let mended = false
  start(({ command }) => {
    const stuck = command.commandId === sampleId('b', 1) && !mended
    if (!stuck) return accepted(command.commandId)
    return posted.length === 1 ? { outcome: 'refused', status: 500, reached: true } : accepted(9)
  })
  await until('it was tried again', () => posted.filter((id) => id === '1').length > 2)
  // When the first is tried again is a matter of time; that the others did not wait for it is not.
  expect(posted[0]).toBe('1')
  expect(new Set(posted)).toEqual(new Set(['1', '3', '4']))
  mended = true
  await until('all have left', () => replica.outbox.count('waiting') === 0)
  expect(posted.at(-1)).toBe('2')
})

function start(answer: (row: OutboxRow) => Answer): void {
  sender = new Sender({
    prepare: async () => ({ outcome: 'ready' }),
    replica,
    post: async (row) => {
      posted.push(String(Number(row.command.commandId.slice(-12))))
      assert(!isOfficeCommand(row.command))
      return answer({ ...row, command: row.command })
    },
    isConnected: () => true,
    relayNow: () => sample.now,
    log: (code) => logged.push(code),
    timing: { firstPauseMs: 10, longestPauseMs: 40 },
    onChanged: () => {},
    onRefused: ({ type }) => refusedTypes.push(type),
    onWordsReturned: () => {},
    onExpired: () => {},
  })
  sender.start()
}

/** Command `number` waits, on the conversation of that number. */
function put(number: number, conversation: number): void {
  const commandId = sampleId('b', number)
  const asked = { type: 'add-note' as const, noteId: sampleId('f', number), text: 'nota' }
  const command: Command = { ...sample.command(conversation, asked), commandId }
  replica.outbox.add(command, sample.now)
}

function accepted(command: number | string): Answer {
  const commandId = typeof command === 'string' ? command : sampleId('b', command)
  return { outcome: 'answered', value: { outcome: 'accepted', commandId, seq: 9 } }
}

function storedCommands(): unknown[] {
  return replica.db.prepare('select command from outbox').pluck().all()
}
