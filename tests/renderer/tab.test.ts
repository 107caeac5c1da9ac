import { afterEach, expect, test, vi } from 'vitest'

const bridge = vi.hoisted(() => ({ isDesktop: false }))
vi.mock('../../renderer/bridge.ts', () => bridge)

const { showInTab } = await import('../../renderer/state/tab.ts')

afterEach(() => {
  vi.unstubAllGlobals()
  bridge.isDesktop = false
})

test('an installed page counts on its icon, and one that has none stays quiet', async () => {
  const told: (number | 'none')[] = []
  const navigator = {
    setAppBadge: async (count: number) => void told.push(count),
    clearAppBadge: async () => {
      told.push('none')
      throw new DOMException('no icon')
    },
  }
  vi.stubGlobal('document', { title: '', querySelector: () => null })
  vi.stubGlobal('navigator', navigator)
  showInTab('(3) Balcão', 3)
  showInTab('Balcão', 0)
  expect([told, document.title]).toEqual([[3, 'none'], 'Balcão'])
  bridge.isDesktop = true
  showInTab('(4) Balcão', 4)
  expect(told).toEqual([3, 'none'])
})

test('a browser that knows of no such icon is asked for nothing', () => {
  vi.stubGlobal('document', { title: '', querySelector: () => null })
  vi.stubGlobal('navigator', {})
  showInTab('(3) Balcão', 3)
  expect(document.title).toBe('(3) Balcão')
})
