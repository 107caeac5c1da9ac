import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ConsoleStatus, SyncStatus } from '../../shared/ipc/status.ts'

const bridge = vi.hoisted(() => ({ call: vi.fn() }))
const desk = vi.hoisted(() => ({ tellMentioned: vi.fn() }))
vi.mock('../../renderer/bridge.ts', () => bridge)
vi.mock('../../renderer/state/desk-notices.ts', () => desk)

const { hearMentioned, startMentionNotices } = await import(
  '../../renderer/state/mention-notices.ts'
)
const { useStatus } = await import('../../renderer/state/status.ts')

const mentions = [{ conversationId: 'x', noteId: 'n' }]
let stop: () => void

beforeEach(() => {
  vi.useFakeTimers()
  desk.tellMentioned.mockReset()
  bridge.call.mockReset().mockResolvedValue({ mentions })
  sync('connected')
  stop = startMentionNotices()
})

afterEach(() => {
  stop()
  useStatus.setState({ status: null })
  vi.useRealTimers()
})

test('what comes in parts is taken once it has come, and told as one', async () => {
  hearMentioned()
  await vi.advanceTimersByTimeAsync(400)
  hearMentioned()
  await vi.advanceTimersByTimeAsync(400)
  expect(bridge.call).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(100)
  expect(bridge.call.mock.calls).toEqual([['take-mentions', {}]])
  expect(desk.tellMentioned.mock.calls).toEqual([[mentions]])
})

test('while the console catches up nothing is taken; once it has, what she missed is', async () => {
  sync('connecting')
  hearMentioned()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(bridge.call).not.toHaveBeenCalled()
  sync('connected')
  await vi.advanceTimersByTimeAsync(500)
  expect(desk.tellMentioned).toHaveBeenCalledTimes(1)
})

test('once the whole history is here they are asked for again', async () => {
  sync('connected', { done: 1, total: 2 })
  await vi.advanceTimersByTimeAsync(500)
  bridge.call.mockClear()
  sync('connected', { done: 2, total: 2 })
  await vi.advanceTimersByTimeAsync(1_000)
  expect(bridge.call).not.toHaveBeenCalled()
  sync('connected')
  await vi.advanceTimersByTimeAsync(500)
  expect(bridge.call).toHaveBeenCalledTimes(1)
})

test('of whoever has signed out nothing is asked', async () => {
  stop()
  hearMentioned()
  await vi.advanceTimersByTimeAsync(1_000)
  expect(bridge.call).not.toHaveBeenCalled()
})

function sync(state: SyncStatus['state'], history: object | null = null): void {
  const session = { state: 'signed-in', account: { agentId: 'ana' } }
  const status = { session, sync: { state, history, opening: null } }
  useStatus.setState({ status: status as unknown as ConsoleStatus })
}
