import { beforeEach, expect, test, vi } from 'vitest'
import { call } from '../../renderer/bridge.ts'
import { closeConversation, useConversation } from '../../renderer/state/conversation.ts'
import {
  closeViewer,
  followViewer,
  useViewer,
  viewNeighbour,
  viewPicture,
} from '../../renderer/state/viewer.ts'
import type { ConversationView } from '../../shared/ipc/conversation.ts'
import type { TimelineItem, TimelinePage } from '../../shared/ipc/timeline.ts'

vi.mock('../../renderer/bridge.ts', () => ({ call: vi.fn() }))

followViewer()

beforeEach(() => {
  vi.mocked(call).mockReset()
  closeConversation()
  closeViewer()
})

test('the neighbours are the photos of the conversation, past whatever stands between them', async () => {
  show([
    photo('a'),
    words('w'),
    photo('b'),
    { ...photo('arriving'), media: { state: 'arriving' } } as TimelineItem,
  ])
  viewPicture('a')
  await viewNeighbour(1)
  expect(viewed()).toBe('b')
  await viewNeighbour(1)
  expect(viewed()).toBe('b')
  await viewNeighbour(-1)
  expect(viewed()).toBe('a')
  await viewNeighbour(-1)
  expect(viewed()).toBe('a')
})

test('the one before is looked for on older pages, until there are none', async () => {
  const pages: TimelinePage[] = [
    { items: [words('between')], before: { at: 1, seq: 1 } },
    { items: [photo('old'), words('first')], before: null },
  ]
  vi.mocked(call).mockImplementation(() => Promise.resolve(pages.shift() as never))
  show([photo('new')], { at: 2, seq: 2 })
  viewPicture('new')
  await viewNeighbour(-1)
  expect(viewed()).toBe('old')
  await viewNeighbour(-1)
  expect([viewed(), useViewer.getState().looking]).toEqual(['old', false])
})

test('a photo that is erased while it is looked at is closed', () => {
  show([photo('a')])
  viewPicture('a')
  show([photo('a'), words('more')])
  expect(viewed()).toBe('a')
  show([{ ...photo('a'), content: null, media: null } as TimelineItem])
  expect(viewed()).toBeNull()
})

test('so is one that a change of identity covers', () => {
  show([photo('a')])
  viewPicture('a')
  show([words('new')], null, { veil: {} as ConversationView['veil'] })
  expect(viewed()).toBeNull()
})

function viewed(): string | null {
  return useViewer.getState().picture?.messageId ?? null
}

function photo(id: string): TimelineItem {
  const file = { sha256: id, size: 1, mimeType: 'image/png', width: 2, height: 1 }
  return {
    kind: 'message',
    id,
    content: { kind: 'image', caption: null },
    media: { state: 'stored', file },
  } as TimelineItem
}

function words(id: string): TimelineItem {
  return { kind: 'message', id, content: { kind: 'text', text: 'oi' }, media: null } as TimelineItem
}

function show(
  items: TimelineItem[],
  before: TimelinePage['before'] = null,
  more: Partial<ConversationView> = {},
): void {
  const view = { conversationId: 'c', veil: null, erased: false, page: { items, before }, ...more }
  useConversation.setState({ conversationId: 'c', view: view as ConversationView })
}
