import { beforeEach, expect, test, vi } from 'vitest'
import type { ReceivingView } from '../../shared/ipc/assignment.ts'
import type { ConsoleStatus } from '../../shared/ipc/status.ts'

const bridge = vi.hoisted(() => ({ call: vi.fn() }))
vi.mock('../../renderer/bridge.ts', () => ({ ...bridge, listen: vi.fn() }))

const { useNotices } = await import('../../renderer/state/notices.ts')
const { canReceive, forgetReceiving, refreshReceiving, toggleReceiving, useReceiving } =
  await import('../../renderer/state/receiving.ts')
const { useStatus } = await import('../../renderer/state/status.ts')

/** What the relay's record says. */
let view: ReceivingView
let answer: { outcome: 'said' | 'unreachable' | 'not-permitted' }

beforeEach(async () => {
  vi.useFakeTimers()
  view = { isOn: true, receives: false, pausedBy: null, holds: 0, capacity: 5 }
  answer = { outcome: 'said' }
  bridge.call.mockReset()
  bridge.call.mockImplementation(async (channel) => (channel === 'set-receiving' ? answer : view))
  useNotices.setState({ notices: [] })
  forgetReceiving()
  connect('connected')
  await refreshReceiving()
})

function connect(state: 'connected' | 'disconnected'): void {
  const session = { state: 'signed-in', account: { agentId: 'ana' } }
  useStatus.setState({ status: { session, sync: { state } } as ConsoleStatus })
}

const asked = () => useReceiving.getState().asked
const told = () => useNotices.getState().notices.map(({ notice }) => notice.kind)
const said = () => bridge.call.mock.calls.filter(([channel]) => channel === 'set-receiving')

test('what she asks shows at once, and until the record has it', async () => {
  await toggleReceiving()
  expect(said()).toEqual([['set-receiving', { receiving: true }]])
  expect(asked()).toBe(true)
  // Twice in a hurry is once.
  await toggleReceiving()
  expect(said()).toHaveLength(1)
  view = { ...view, receives: true }
  await refreshReceiving()
  expect([asked(), useReceiving.getState().view?.receives]).toEqual([null, true])
})

test('what the record never confirms is not shown for it', async () => {
  await toggleReceiving()
  vi.advanceTimersByTime(3_000)
  expect(asked()).toBeNull()
})

test('what she asks next is not taken back by what she asked before', async () => {
  await toggleReceiving()
  view = { ...view, receives: true }
  await refreshReceiving()
  vi.advanceTimersByTime(2_000)
  await toggleReceiving()
  vi.advanceTimersByTime(1_000)
  expect(asked()).toBe(false)
  vi.advanceTimersByTime(2_000)
  expect(asked()).toBeNull()
})

test('without a connection it says so, and nothing waits to be said later', async () => {
  connect('disconnected')
  await toggleReceiving()
  expect([said(), asked(), told()]).toEqual([[], null, ['receiving-offline']])
})

test.each([
  ['unreachable', 'receiving-offline'],
  ['not-permitted', 'receiving-not-permitted'],
] as const)('what the relay did not take (%s) is said', async (outcome, kind) => {
  answer = { outcome }
  await toggleReceiving()
  expect([asked(), told()]).toEqual([null, [kind]])
})

test('where nothing is given there is nothing to switch', async () => {
  view = { ...view, isOn: false }
  await refreshReceiving()
  expect(canReceive()).toBe(false)
  await toggleReceiving()
  expect(said()).toEqual([])
})
