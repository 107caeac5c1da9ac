import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { QueueRow } from '../../shared/ipc/queue.ts'

const bridge = vi.hoisted(() => ({ call: vi.fn() }))
vi.mock('../../renderer/bridge.ts', () => ({ ...bridge, listen: vi.fn(), isDesktop: false }))

const { followMine, forgetMine, unreadIn, useMine } = await import('../../renderer/state/mine.ts')
const { forgetQueue, refreshQueue, useQueue } = await import('../../renderer/state/queue.ts')

followMine()

beforeEach(() => {
  bridge.call.mockReset()
})

afterEach(() => {
  forgetQueue()
  forgetMine()
})

test('what is unread is counted among her own, whatever the list shows, until she has read it', async () => {
  await read({ mine: [row('a', 2), row('b', 0), row('c', 1)], waiting: [row('w', 4)] })
  expect(unreadIn(useMine.getState())).toBe(2)
  await read({ mine: [row('a', 0), row('b', 0), row('c', 1)], waiting: [] })
  expect(unreadIn(useMine.getState())).toBe(1)
  await read({ mine: [], waiting: [] })
  expect(unreadIn(useMine.getState())).toBe(0)
})

test('what she put aside is hers, is known as before, and is counted again from its moment on', async () => {
  const aside = { snoozedUntil: 200, cursor: { at: 0, conversationId: 'b', asOf: 100 } }
  useQueue.setState({ view: 'mine' })
  await read({ mine: [row('a', 2)], snoozed: [{ ...row('b', 1), ...aside }], waiting: [] })
  const known = () => useMine.getState().rows?.map(({ conversationId }) => conversationId)
  expect([unreadIn(useMine.getState()), known()]).toEqual([1, ['a', 'b']])
  const back = { ...row('b', 1), ...aside, cursor: { ...aside.cursor, asOf: 200 } }
  await read({ mine: [back, row('a', 2)], waiting: [] })
  expect([unreadIn(useMine.getState()), known()]).toEqual([2, ['b', 'a']])
})

test('a list that shows her own is not read twice', async () => {
  useQueue.setState({ view: 'mine' })
  await read({ mine: [row('a', 2)], waiting: [] })
  expect(unreadIn(useMine.getState())).toBe(1)
  const pages = bridge.call.mock.calls.filter(([channel]) => channel === 'page-queue')
  expect(pages).toHaveLength(1)
})

test('of who was signed in before, nothing comes back late', async () => {
  let answer: (page: object) => void = () => {}
  await read(
    { mine: [row('a', 2)], waiting: [] },
    () => new Promise((resolve) => (answer = resolve)),
  )
  expect(useMine.getState().rows).toBeNull()
  forgetQueue()
  forgetMine()
  answer({ rows: [row('a', 2)], next: null })
  await settled()
  expect(useMine.getState().rows).toBeNull()
})

type Desk = { mine: QueueRow[]; waiting: QueueRow[]; snoozed?: QueueRow[] }

async function read(desk: Desk, answerMine?: () => Promise<object>): Promise<void> {
  bridge.call.mockImplementation(async (channel: string, { view }: { view?: string }) => {
    const { mine, waiting, snoozed = [] } = desk
    if (channel !== 'page-queue') {
      return { mine: mine.length, waiting: waiting.length, snoozed: snoozed.length }
    }
    if (view === 'mine' && answerMine) return answerMine()
    return { rows: view === 'mine' ? mine : view === 'snoozed' ? snoozed : waiting, next: null }
  })
  await refreshQueue()
  await settled()
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5))
}

function row(conversationId: string, unread: number): QueueRow {
  const cursor = { at: 0, conversationId, asOf: 100 }
  return { conversationId, unread, snoozedUntil: null, cursor } as QueueRow
}
