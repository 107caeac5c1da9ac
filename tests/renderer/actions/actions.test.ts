import { describe, expect, test, vi } from 'vitest'
import { actions } from '../../../renderer/actions/actions.ts'
import { chordOf, partsOf, shortcutAttribute, typesText } from '../../../renderer/actions/chord.ts'
import { judgeChord } from '../../../renderer/actions/judge-chord.ts'
import { findAction, keysOf } from '../../../renderer/actions/keys-of.ts'
import { isPossible } from '../../../renderer/actions/run-action.ts'
import { actionEntries } from '../../../renderer/features/palette/entries.ts'
import { rank } from '../../../renderer/features/palette/rank.ts'
import { en } from '../../../renderer/texts/en.ts'
import { ptBr } from '../../../renderer/texts/pt-br.ts'
import type { ConversationView } from '../../../shared/ipc/conversation.ts'

vi.mock('../../../renderer/bridge.ts', () => ({ isDesktop: true, call: vi.fn(), listen: vi.fn() }))

const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false }

describe('a chord', () => {
  test.each([
    ['a letter is the same with and without capitals', { key: 'K', ctrlKey: true }, 'Ctrl+K'],
    ['Cmd is Ctrl', { key: 'k', metaKey: true }, 'Ctrl+K'],
    ['Shift counts with a letter', { key: 'F', ctrlKey: true, shiftKey: true }, 'Ctrl+Shift+F'],
    ['and with a key that has a name', { key: 'F6', shiftKey: true }, 'Shift+F6'],
    ['but not with a sign, which keyboards have in different places', q(), '?'],
    ['nor with a sign and Ctrl', { key: '/', ctrlKey: true, shiftKey: true }, 'Ctrl+/'],
    ['the space bar has a name', { key: ' ', ctrlKey: true }, 'Ctrl+Space'],
    ['the plus is a key too', { key: '+', ctrlKey: true }, 'Ctrl++'],
    ['Ctrl+Alt is AltGr: never ours', { key: 'k', ctrlKey: true, altKey: true }, null],
    ['a Mac types another sign with Alt', { key: '˜', code: 'KeyN', altKey: true }, 'Alt+N'],
    ['a dead key of a Mac too', { key: 'Dead', code: 'KeyN', altKey: true }, 'Alt+N'],
    ['a letter moved to another place stays it', { key: 'n', code: 'KeyB', altKey: true }, 'Alt+N'],
    ['a modifier alone is nothing', { key: 'Control', ctrlKey: true }, null],
    ['nor is a dead key', { key: 'Dead' }, null],
  ])('%s', (_why, keys, chord) => {
    expect(chordOf({ ...none, ...keys })).toBe(chord)
  })

  test('what types belongs to the text', () => {
    expect(['?', 'A', 'F1', 'Ctrl+K', 'Alt+N', 'Escape', '+'].map(typesText)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
      true,
    ])
  })

  test('is taken apart, and told to assistive technology', () => {
    expect([partsOf('Ctrl+Shift+F'), partsOf('Ctrl++'), partsOf('+')]).toEqual([
      ['Ctrl', 'Shift', 'F'],
      ['Ctrl', '+'],
      ['+'],
    ])
    expect(shortcutAttribute(['Ctrl+Shift+F', 'F1'])).toBe('Control+Shift+F F1')
    expect(shortcutAttribute([])).toBeUndefined()
  })

  function q() {
    return { key: '?', shiftKey: true }
  }
})

describe('the actions', () => {
  test('no two have one id, and no two have one key', () => {
    const ids = actions.map(({ id }) => id)
    expect(ids).toHaveLength(new Set(ids).size)
    const keys = actions.flatMap((action) => keysOf(action))
    expect(keys).toHaveLength(new Set(keys).size)
  })

  test('every key is written as it would be heard', () => {
    for (const chord of actions.flatMap((action) => keysOf(action))) {
      const parts = partsOf(chord)
      const heard = chordOf({
        key: parts.at(-1) ?? '',
        altKey: parts.includes('Alt'),
        ctrlKey: parts.includes('Ctrl'),
        metaKey: false,
        shiftKey: parts.includes('Shift'),
      })
      expect(heard).toBe(chord)
    }
  })

  test('no letter alone is anybody’s key, and none is Ctrl+Alt', () => {
    expect(actions.flatMap((action) => keysOf(action)).filter(typesText)).toEqual(['?'])
    expect(
      actions.flatMap((action) => keysOf(action)).filter((chord) => /Ctrl.*Alt/.test(chord)),
    ).toEqual([])
  })

  test.each([
    ['pt-BR', ptBr],
    ['en', en],
  ])('each has a name of its own in %s', (_language, texts) => {
    const names = actions.map(({ name }) => name(texts))
    expect(names.filter((name) => name.trim() === '')).toEqual([])
    expect(names).toHaveLength(new Set(names).size)
  })

  test('the keys that hands know do what they did', () => {
    const known = {
      ...{ 'Alt+N': 'urgent', 'Ctrl+Shift+Enter': 'resolve', 'Alt+ArrowDown': 'next' },
      ...{ 'Alt+ArrowUp': 'previous', 'Ctrl+Tab': 'next', 'Ctrl+K': 'palette', 'Ctrl+F': 'find' },
      ...{ 'Ctrl+Shift+F': 'search', 'Ctrl+I': 'citizen', 'Alt+S': 'topic', 'Alt+R': 'quote' },
      ...{ 'Alt+A': 'snooze', 'Alt+M': 'template' },
      ...{ F6: 'region', 'Shift+F6': 'region-back', Escape: 'leave', F1: 'help', '?': 'help' },
      ...{ 'Ctrl+/': 'help', 'Ctrl+,': 'settings', 'Ctrl+Shift+L': 'lock' },
    }
    const found = Object.keys(known).map((chord) => [chord, findAction(chord)?.id])
    expect(Object.fromEntries(found)).toEqual(known)
  })

  test('nobody is offered what is not hers to do', () => {
    const offered = (roles: ('agent' | 'supervisor' | 'ombudsman' | 'admin')[]) => {
      const account = { agentId: 'a', login: 'a', name: 'Ana', roles }
      return actions.filter((action) => isPossible(action, { account, view: null })).map(byId)
    }
    const byId = ({ id }: { id: string }) => id
    const closed = ['open-overview', 'open-alerts', 'open-blocks', 'open-audit', 'claim', 'quote']
    expect(closed.filter((id) => offered(['agent']).includes(id))).toEqual([])
    expect(closed.filter((id) => offered(['supervisor']).includes(id))).toEqual([
      'open-overview',
      'open-alerts',
      'open-blocks',
      'open-audit',
    ])
    // Without a conversation nothing is said of its readers.
    expect(offered(['admin'])).not.toContain('open-readers')
  })

  test('what lies open can be copied and exported, by whoever reads it, in both languages', () => {
    const account = { agentId: 'a', login: 'a', name: 'Ana', roles: ['agent' as const] }
    const view = { conversationId: 'c' } as ConversationView
    const [copy, open] = ['copy-attendance', 'export-attendance'].map((id) => {
      const found = actions.find((action) => action.id === id)
      if (!found) throw new Error(id)
      expect(isPossible(found, { account, view })).toBe(true)
      expect(isPossible(found, { account, view: null })).toBe(false)
      return found
    })
    expect([ptBr, en].map((texts) => [copy?.name(texts), open?.name(texts)])).toEqual([
      ['Copiar atendimento', 'Exportar ou imprimir o atendimento'],
      ['Copy attendance', 'Export or print the attendance'],
    ])
  })
})

describe('keys of her own', () => {
  const byId = (id: string) => {
    const action = actions.find((each) => each.id === id)
    if (!action) throw new Error(id)
    return action
  }

  test.each([
    ['Alt+G', 'free'],
    ['F2', 'free'],
    ['Ctrl+Shift+G', 'free'],
    // Her own already.
    ['Alt+N', 'free'],
    ['A', 'types'],
    ['?', 'types'],
    ['Shift+A', 'types'],
    ['Enter', 'fixed'],
    ['Shift+Enter', 'fixed'],
    ['Ctrl+Enter', 'fixed'],
    ['Tab', 'fixed'],
    ['Shift+Tab', 'fixed'],
    ['Escape', 'fixed'],
    ['Space', 'fixed'],
    ['Backspace', 'fixed'],
    ['ArrowDown', 'editing'],
    ['Ctrl+Shift+ArrowLeft', 'editing'],
    ['Ctrl+Home', 'editing'],
    ['Ctrl+C', 'editing'],
    ['Ctrl+Z', 'editing'],
    ['Ctrl+Shift+Z', 'editing'],
    ['Ctrl+W', 'system'],
    ['Ctrl+Shift+T', 'system'],
    ['Ctrl++', 'system'],
    ['Ctrl+0', 'system'],
    ['F5', 'system'],
    ['F12', 'system'],
    ['Alt+F4', 'system'],
    ['Alt+ArrowLeft', 'system'],
    // Opens a menu of the window.
    ['Alt+X', 'system'],
    ['Ctrl+K', 'palette'],
    ['Alt+S', 'topic'],
  ])('%s for who is most urgent: %s', (chord, expected) => {
    const judged = judgeChord(chord, byId('urgent'), {})
    const told = { free: 'free', taken: judged.outcome === 'taken' && judged.by.id }
    expect(judged.outcome === 'refused' ? judged.why : told[judged.outcome]).toBe(expected)
  })

  test('usual ones can be chosen again by whoever took them away', () => {
    for (const action of actions.filter(({ isFixed }) => !isFixed)) {
      const own = { [action.id]: [] }
      const refused = keysOf(action, {}).filter(
        (chord) => chord !== '?' && judgeChord(chord, action, own).outcome !== 'free',
      )
      expect([action.id, refused]).toEqual([action.id, []])
    }
  })

  test('do it in the place of the usual ones, which nobody has then', () => {
    const own = { urgent: ['Alt+G'] }
    expect([findAction('Alt+G', own)?.id, findAction('Alt+N', own)]).toEqual(['urgent', null])
    expect(judgeChord('Alt+N', byId('topic'), own)).toEqual({ outcome: 'free' })
  })

  test('can be none', () => {
    expect(findAction('Alt+N', { urgent: [] })).toBeNull()
  })

  test('never stand where everybody’s are', () => {
    expect(findAction('Escape', { leave: ['Alt+G'] })?.id).toBe('leave')
    expect(findAction('Alt+G', { leave: ['Alt+G'] })).toBeNull()
  })
})

test.each([
  ['finalizar', 'close'],
  ['diagnóstico', 'open-diagnosis'],
  ['feriado', 'open-hours'],
  ['snippet', 'open-canned'],
  ['logout', 'sign-out'],
])('“%s” leads to what is meant by it', (words, id) => {
  const everything = {
    account: { roles: ['agent', 'supervisor', 'admin'] },
    view: { can: all(), page: { items: [] } },
  }
  const entries = actionEntries(everything as never, [], ptBr)
  expect(rank(words, entries).map((entry) => entry.id)).toContain(`action-${id}`)
})

test('other words are of actions that there are', () => {
  const ids = new Set(actions.map(({ id }) => id))
  expect(Object.keys(ptBr.palette.also).filter((id) => !ids.has(id))).toEqual([])
})

/** Whatever is asked for, she may. */
function all() {
  return new Proxy({}, { get: () => true })
}
