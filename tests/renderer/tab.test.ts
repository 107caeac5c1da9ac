import { afterEach, expect, test, vi } from 'vitest'

const bridge = vi.hoisted(() => ({ isDesktop: false }))
vi.mock('../../renderer/bridge.ts', () => bridge)

const { showInTab } = await import('../../renderer/state/tab.ts')
const { en } = await import('../../renderer/texts/en.ts')
const { ptBr } = await import('../../renderer/texts/pt-br.ts')
const { titleWords } = await import('../../renderer/words/title.ts')

afterEach(() => {
  vi.unstubAllGlobals()
  bridge.isDesktop = false
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
  vi.stubGlobal('document', { title: '', querySelector: () => icon })
  vi.stubGlobal('navigator', {})
  showInTab('(1) Balcão', 1)
  expect(icon.href).toMatch(/icon-unread\.svg$/)
  showInTab('Balcão', 0)
  expect(icon.href).toBe('http://127.0.0.1/icon.svg')
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
