import { expect, test, vi } from 'vitest'
import { showOverlay, useOverlay } from '../../renderer/state/overlay.ts'
import { showWhereRefused } from '../../renderer/state/refused-in.ts'
import { documentKinds } from '../../shared/domain/office/documents.ts'

const opened = vi.hoisted(() => vi.fn())
vi.mock('../../renderer/state/desk.ts', () => ({ showRefused: opened }))

test.each<[string, string]>([
  ['office', 'canned'],
  ['hours', 'hours'],
  ['topics', 'topics'],
  ...documentKinds.map((kind) => [kind, kind] satisfies [string, string]),
])(
  'what was refused in %s stands on a screen of its own, and is no conversation',
  (where, screen) => {
    showOverlay(null)
    showWhereRefused(where)
    expect(useOverlay.getState().overlay).toBe(screen)
    expect(opened).not.toHaveBeenCalled()
  },
)

test('what was refused in a conversation stands there', () => {
  showOverlay(null)
  showWhereRefused('conversation-1')
  expect(opened).toHaveBeenCalledWith('conversation-1')
  expect(useOverlay.getState().overlay).toBeNull()
})
