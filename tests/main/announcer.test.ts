import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Announcer } from '../../main/ipc/announcer.ts'
import type { Push } from '../../shared/ipc/pushes.ts'
import type { ConsoleStatus } from '../../shared/ipc/status.ts'
import { sampleId } from '../support/sample-log.ts'

let status: ConsoleStatus
let announcer: Announcer
let pushes: Push[]

beforeEach(() => {
  vi.useFakeTimers()
  status = {
    revision: 0,
    relayUrl: null,
    relayFixed: false,
    session: { state: 'signed-out', ended: null },
    sync: { state: 'disconnected', problem: null, heardAt: null, opening: null, history: null },
    outbox: { waiting: 0, held: 0, refused: 0, refusedIn: null },
    clockOffset: 0,
  }
  announcer = new Announcer(() => status)
  pushes = []
  announcer.onPush((push) => pushes.push(push))
})

afterEach(() => {
  announcer.stop()
  vi.useRealTimers()
})

test('the first change is told at once, the following ones together after a rest', () => {
  for (let change = 0; change < 5; change += 1) announcer.queueChanged()
  expect(pushes).toEqual([{ name: 'queue-changed', payload: {} }])
  vi.advanceTimersByTime(30)
  expect(pushes).toHaveLength(2)
  vi.advanceTimersByTime(1000)
  expect(pushes).toHaveLength(2)
})

test('one conversation never waits for another', () => {
  announcer.conversationsChanged([sampleId('c', 1), sampleId('c', 2)])
  expect(pushes.map(({ payload }) => payload)).toEqual([
    { conversationId: sampleId('c', 1) },
    { conversationId: sampleId('c', 2) },
  ])
})

test('a status that says nothing new is not told again', () => {
  announcer.statusChanged()
  vi.advanceTimersByTime(100)
  announcer.statusChanged()
  vi.advanceTimersByTime(100)
  status = { ...status, clockOffset: 1000 }
  announcer.statusChanged()
  expect(pushes).toHaveLength(2)
})

test('while history pours in, only conversations on a screen are told', () => {
  announcer.shown(sampleId('c', 2))
  announcer.shownConversationsChanged(new Set([sampleId('c', 1), sampleId('c', 2)]))
  expect(pushes).toEqual([
    { name: 'conversation-changed', payload: { conversationId: sampleId('c', 2) } },
  ])
})
