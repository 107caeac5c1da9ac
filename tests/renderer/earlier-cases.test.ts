import { expect, test } from 'vitest'
import { foldEarlier, openingOf } from '../../renderer/features/conversation/earlier-cases.ts'
import { timelineLines } from '../../renderer/features/conversation/timeline-lines.ts'
import type { TimelineItem } from '../../shared/ipc/timeline.ts'

const items = [
  ...[note('of an older one'), opened('o1'), note('a'), note('b')],
  ...[opened('o2'), note('c'), opened('o3'), note('d')],
]

test('each attendance but the newest can be folded, and says how much it then hides', () => {
  const { shown, earlier } = foldEarlier(items, new Set(['o1', 'o3']))
  expect(shown.map(({ id }) => id)).toEqual(['of an older one', 'o1', 'o2', 'c', 'o3', 'd'])
  expect([...earlier]).toEqual([
    ['o1', 2],
    ['o2', null],
  ])
})

test('a newer attendance makes one of what was the newest', () => {
  const { shown, earlier } = foldEarlier([...items, opened('o4')], new Set(['o3']))
  expect(earlier.get('o3')).toBe(1)
  expect(shown.some(({ id }) => id === 'd')).toBe(false)
})

test('its line stands for it; the newest one begins with a quiet line as before', () => {
  const { shown, earlier } = foldEarlier(items, new Set(['o1']))
  const lines = timelineLines(shown, 'UTC', earlier).flatMap((line) =>
    line.kind === 'day' ? [] : [[line.key, line.kind, line.kind === 'case' ? line.folded : null]],
  )
  expect(lines.filter(([key]) => String(key).startsWith('o'))).toEqual([
    ['of an older one', 'item', null],
    ['o1', 'case', 2],
    ['o2', 'case', null],
    ['o3', 'item', null],
  ])
})

test('what is looked for is found by the opening above it', () => {
  expect(['of an older one', 'a', 'o2', 'd', 'gone'].map((id) => openingOf(items, id))).toEqual([
    ...[null, 'o1', 'o2', 'o3', null],
  ])
})

function opened(id: string): TimelineItem {
  return {
    ...{ kind: 'event', id, at: 0, what: 'opened', agent: null, to: null, minutes: null },
    ...{ protocol: id, topic: null, leadsTo: null, area: null, dueAt: null, unconfirmed: null },
  }
}

function note(id: string): TimelineItem {
  const agent = { agentId: 'a', name: 'Ana' }
  return { kind: 'note', id, at: 0, agent, text: id, unconfirmed: null }
}
