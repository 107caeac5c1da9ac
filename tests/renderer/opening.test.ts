import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { call } from '../../renderer/bridge.ts'
import {
  closeConversation,
  leaveAtOnce,
  openConversation,
  useConversation,
} from '../../renderer/state/conversation.ts'
import { useSeen } from '../../renderer/state/seen.ts'
import type { ConversationView } from '../../shared/ipc/conversation.ts'

vi.mock('../../renderer/bridge.ts', () => ({ call: vi.fn() }))

let answer = Promise.withResolvers<ConversationView | null>()

beforeEach(() => {
  vi.useFakeTimers()
  closeConversation()
  vi.mocked(call).mockReset()
  vi.mocked(call).mockImplementation(() => answer.promise as never)
})

afterEach(() => vi.useRealTimers())

test('an opening asks one thing and changes what is shown twice: who it is, and all of it', async () => {
  const changes: (readonly [string, string | undefined])[] = []
  const unsubscribe = useConversation.subscribe(({ state, view }) => {
    changes.push([state, view?.conversationId])
  })
  await open('a')
  unsubscribe()
  expect(changes).toEqual([
    ['loading', undefined],
    ['open', 'a'],
  ])
  expect(vi.mocked(call).mock.calls).toEqual([['open-conversation', expect.anything()]])
})

test('what she had read before this page, a reply begun then is not held up by', async () => {
  const opening = begin('r')
  answer.resolve({ ...view('r'), readSeq: 7 })
  await opening
  expect(useSeen.getState().seenSeqs).toMatchObject({ r: 7 })
})

test('the last one stands until the next is there, and is nobody’s any more', async () => {
  await open('a')
  const opening = begin('b')
  expect(shown()).toEqual({ conversationId: 'b', view: undefined, leaving: 'a' })
  answer.resolve(view('b'))
  await opening
  expect(shown()).toEqual({ conversationId: 'b', view: 'b', leaving: undefined })
})

test('one that is long in coming is waited for in an empty place', async () => {
  await open('a')
  const opening = begin('b')
  vi.advanceTimersByTime(200)
  expect(shown()).toEqual({ conversationId: 'b', view: undefined, leaving: undefined })
  answer.resolve(view('b'))
  await opening
  expect(shown().view).toBe('b')
})

test('who goes on before it is there leaves the one that stands', async () => {
  await open('a')
  const first = begin('b')
  vi.advanceTimersByTime(100)
  void openConversation('c')
  vi.advanceTimersByTime(100)
  expect(shown()).toEqual({ conversationId: 'c', view: undefined, leaving: 'a' })
  answer.resolve(view('c'))
  await first
  expect(shown()).toEqual({ conversationId: 'c', view: 'c', leaving: undefined })
})

test.each([
  ['is not there', () => answer.resolve(null), 'missing'],
  ['cannot be had', () => answer.reject(new Error('lost')), 'failed'],
])('nothing of the last one stands where the next %s', async (_, end, state) => {
  await open('a')
  const opening = begin('b')
  end()
  await opening
  expect(useConversation.getState().state).toBe(state)
  expect(shown()).toEqual({ conversationId: 'b', view: undefined, leaving: undefined })
})

test('nor where its citizen has everything erased; another’s erasure leaves it', async () => {
  await open('a')
  const opening = begin('b')
  leaveAtOnce('c')
  expect(shown().leaving).toBe('a')
  leaveAtOnce('a')
  expect(shown().leaving).toBeUndefined()
  answer.resolve(view('b'))
  await opening
})

test('nor where the session ends', async () => {
  await open('a')
  void begin('b')
  closeConversation()
  expect(shown()).toEqual({ conversationId: null, view: undefined, leaving: undefined })
})

function begin(conversationId: string): Promise<void> {
  answer = Promise.withResolvers()
  return openConversation(conversationId)
}

async function open(conversationId: string): Promise<void> {
  const opening = begin(conversationId)
  answer.resolve(view(conversationId))
  await opening
}

function shown() {
  const { conversationId, view, leaving } = useConversation.getState()
  return {
    conversationId,
    view: view?.conversationId,
    leaving: leaving?.conversationId,
  }
}

function view(conversationId: string): ConversationView {
  const page = { items: [], before: null }
  return { conversationId, draft: '', noteDraft: '', erased: false, page } as never
}
