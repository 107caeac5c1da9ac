import { beforeEach, expect, test, vi } from 'vitest'
import type { QueueCursor } from '../../shared/ipc/queue.ts'

const bridge = vi.hoisted(() => ({ call: vi.fn() }))
vi.mock('../../renderer/bridge.ts', () => ({ ...bridge, listen: vi.fn(), isDesktop: true }))

const {
  beginQueue,
  forgetQueue,
  holdQueue,
  loadRowsUpTo,
  reachTo,
  refreshQueue,
  showView,
  useQueue,
} = await import('../../renderer/state/queue.ts')

/** How many rows there are behind the screen, and how many it asked for since it was last looked. */
const ALL = 900
let asked = 0

beforeEach(async () => {
  bridge.call.mockImplementation((channel: string, args: never) =>
    Promise.resolve(channel === 'page-queue' ? page(args) : {}),
  )
  forgetQueue()
  reachTo(0)
  await refreshQueue()
  await loadRowsUpTo(600)
  expect(useQueue.getState().rows).toHaveLength(600)
  asked = 0
})

test('of a list that was scrolled far down, only what is looked at is asked for again', async () => {
  reachTo(100)
  await refreshQueue()
  expect(asked).toBe(160)
  expect(useQueue.getState().rows).toHaveLength(160)
  // And the rest is there again when it is come to.
  await loadRowsUpTo(600)
  expect(names()).toEqual(Array.from({ length: 640 }, (_, index) => String(index)))
})

test('while somebody points at it, nothing is cut off', async () => {
  holdQueue(true)
  await refreshQueue()
  expect(names()).toHaveLength(600)
  expect(useQueue.getState().rows?.some(({ gone }) => gone)).toBe(false)
})

test('a session’s first rows are asked for at one go, which waits for nothing', async () => {
  forgetQueue()
  bridge.call.mockClear()
  const preferences = Promise.withResolvers<void>()
  const begun = beginQueue(preferences.promise)
  expect(channels()).toEqual(['count-queue', 'page-queue', 'page-queue'])
  await new Promise(setImmediate)
  expect(useQueue.getState().rows).toBeNull()
  preferences.resolve()
  await begun
  expect(channels()).toHaveLength(3)
  expect(names()).toHaveLength(60)
})

test.each([
  [0, 'waiting'],
  [2, 'mine'],
])('with %s of hers a session begins with what is %s', async (mine, view) => {
  forgetQueue()
  bridge.call.mockImplementation((channel: string, { view }: { view: string }) =>
    Promise.resolve(channel === 'page-queue' ? { rows: [row(view, 1)], next: null } : { mine }),
  )
  await beginQueue(Promise.resolve())
  expect([useQueue.getState().view, names()]).toEqual([view, [view]])
})

test('a view that is chosen before the first rows stand is the one that stands', async () => {
  forgetQueue()
  bridge.call.mockImplementation((channel: string, { view }: { view: string }) =>
    Promise.resolve(channel === 'page-queue' ? { rows: [row(view, 1)], next: null } : { mine: 2 }),
  )
  const preferences = Promise.withResolvers<void>()
  const begun = beginQueue(preferences.promise)
  showView('closed')
  preferences.resolve()
  await begun
  expect([useQueue.getState().view, names()]).toEqual(['closed', ['closed']])
})

test('what was counted before somebody came is not what stands in the end', async () => {
  forgetQueue()
  let mine = 0
  bridge.call.mockImplementation((channel: string, args: never) =>
    Promise.resolve(channel === 'page-queue' ? page(args) : { mine }),
  )
  const preferences = Promise.withResolvers<void>()
  const begun = beginQueue(preferences.promise)
  await new Promise(setImmediate)
  mine = 1
  const refreshed = refreshQueue()
  preferences.resolve()
  await Promise.all([begun, refreshed])
  expect(useQueue.getState().counts.mine).toBe(1)
  mine = 2
  await refreshQueue()
  expect(useQueue.getState().counts.mine).toBe(2)
})

test.each([
  ['begun', () => beginQueue(Promise.resolve())],
  ['refreshed', refreshQueue],
])('rows of a session that ended while its list was %s stand in no later one', async (_, ask) => {
  forgetQueue()
  const asked = ask()
  forgetQueue()
  await asked
  expect(useQueue.getState().rows).toBeNull()
})

test('a session whose first rows cannot be read says so, and reads them when asked again', async () => {
  forgetQueue()
  bridge.call.mockRejectedValueOnce(new Error('lost'))
  await beginQueue(Promise.resolve())
  expect(useQueue.getState()).toMatchObject({ rows: null, failed: true })
  await refreshQueue()
  expect(useQueue.getState()).toMatchObject({ failed: false })
  expect(names()).toHaveLength(60)
})

function channels(): string[] {
  return bridge.call.mock.calls.map(([channel]) => channel)
}

function names(): string[] {
  return (useQueue.getState().rows ?? []).map(({ conversationId }) => conversationId)
}

function page({ after, limit }: { after: QueueCursor | null; limit: number }) {
  asked += limit
  const start = after === null ? 0 : after.at + 1
  const length = Math.min(limit, ALL - start)
  const rows = Array.from({ length }, (_, index) => row(String(start + index), start + index))
  return { rows, next: rows.at(-1)?.cursor ?? null }
}

function row(conversationId: string, at: number) {
  return { conversationId, cursor: { at, conversationId: '', asOf: 0 } }
}
