import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { UnsentRow } from '../../renderer/features/unsent/UnsentRow.tsx'
import type { UnsentCase, UnsentWhat } from '../../shared/ipc/offline.ts'

vi.mock('../../renderer/bridge.ts', () => ({ call: vi.fn(), isDesktop: false, shell: null }))

/** A draft of a conversation that a restored record lacks: it can be opened nowhere. */

const file = { name: 'guia.pdf', sha256: 'a'.repeat(64) }

test.each<[string, UnsentWhat, string[]]>([
  ['words are copied', { kind: 'reply', text: 'Bom dia', file: null }, ['Copiar o texto']],
  ['a file alone is saved', { kind: 'reply', text: '', file }, ['Salvar o arquivo']],
  ['both', { kind: 'reply', text: 'Segue', file }, ['Copiar o texto', 'Salvar o arquivo']],
  ['a note is copied', { kind: 'note', text: 'reincidente' }, ['Copiar o texto']],
])('what is lost elsewhere can be kept from here: %s', (_, what, expected) => {
  expect(buttons(what, false)).toEqual([...expected, 'Dispensar'])
  // Where there is a conversation, they go back to its field.
  expect(buttons(what, true)).not.toContain('Salvar o arquivo')
})

function buttons(what: UnsentWhat, isHere: boolean): string[] {
  const outlook = {
    ...{ will: 'refused' as const, refusal: { reason: 'record-restored' as const } },
    inDraft: isHere,
  }
  const item = { commandId: 'x', itemId: 'x', at: 0, what, outlook }
  const of: UnsentCase = {
    ...{ about: 'case', conversationId: 'c', citizenName: null, isHere, items: [item] },
  }
  const html = renderToStaticMarkup(createElement(UnsentRow, { item, of, name: 'Cidadão' }))
  // Who has no conversation to look at is not told to look at it.
  expect(html.includes('Confira a conversa antes de enviar')).toBe(isHere)
  return [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, words = '']) => words)
}
