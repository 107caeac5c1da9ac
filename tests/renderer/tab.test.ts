import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { QueueRow } from '../../shared/ipc.ts'

const bridge = vi.hoisted(() => ({ call: vi.fn() }))
vi.mock('../../renderer/bridge.ts', () => ({ ...bridge, listen: vi.fn(), isDesktop: false }))

const { followMine, forgetMine, unreadIn, useMine } = await import('../../renderer/state/mine.ts')
const { forgetQueue, refreshQueue, useQueue } = await import('../../renderer/state/queue.ts')
const { showInTab } = await import('../../renderer/state/tab.ts')
const { en } = await import('../../renderer/texts/en.ts')
const { ptBr } = await import('../../renderer/texts/pt-br.ts')
const { titleWords } = await import('../../renderer/words/title.ts')

followMine()

beforeEach(() => {
  bridge.call.mockReset()
})

afterEach(() => {
  forgetQueue()
  forgetMine()
  vi.unstubAllGlobals()
})

test.for([
  [0, 0, 'Balcão', 'Balcão'],
  [3, 0, '(3) Balcão', '(3) Balcão'],
  [0, 2, 'Balcão · 2 na fila', 'Balcão · 2 in the queue'],
  [1, 12, '(1) Balcão · 12 na fila', '(1) Balcão · 12 in the queue'],
] as const)(
  '%i unread and %i waiting is the title %s',
  ([unread, waiting, inPortuguese, inEnglish]) => {
    expect(titleWords(unread, waiting, ptBr)).toBe(inPortuguese)
    expect(titleWords(unread, waiting, en)).toBe(inEnglish)
  },
)

test('the icon has a dot while something is unread, and is the usual one again after it', () => {
  const icon = { href: 'http://127.0.0.1/icon.svg' }
  const page = { title: '', querySelector: () => icon }
  vi.stubGlobal('document', page)
  showInTab('(1) Balcão', true)
  expect([page.title, icon.href]).toEqual([
    '(1) Balcão',
    expect.stringMatching(/icon-unread\.svg$/),
  ])
  showInTab('Balcão', false)
  expect([page.title, icon.href]).toEqual(['Balcão', 'http://127.0.0.1/icon.svg'])
})

test('what is unread is counted among her own, whatever the list shows, until she has read it', async () => {
  await read({ mine: [row('a', 2), row('b', 0), row('c', 1)], waiting: [row('w', 4)] })
  expect(unreadIn(useMine.getState())).toBe(2)
  await read({ mine: [row('a', 0), row('b', 0), row('c', 1)], waiting: [] })
  expect(unreadIn(useMine.getState())).toBe(1)
  await read({ mine: [], waiting: [] })
  expect(unreadIn(useMine.getState())).toBe(0)
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

type Desk = { mine: QueueRow[]; waiting: QueueRow[] }

async function read(desk: Desk, answerMine?: () => Promise<object>): Promise<void> {
  bridge.call.mockImplementation(async (channel: string, { view }: { view?: string }) => {
    if (channel !== 'page-queue') return { mine: desk.mine.length, waiting: desk.waiting.length }
    if (view === 'mine' && answerMine) return answerMine()
    return { rows: view === 'mine' ? desk.mine : desk.waiting, next: null }
  })
  await refreshQueue()
  await settled()
}

function settled(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 5))
}

function row(conversationId: string, unread: number): QueueRow {
  return { conversationId, unread } as QueueRow
}
