import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test, vi } from 'vitest'
import { UnsentRow } from '../../renderer/features/unsent/UnsentRow.tsx'
import { isArriving } from '../../renderer/state/status.ts'
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

test('while the history arrives nobody is told that the record lacks a conversation', () => {
  const part = { done: 1, total: 2 }
  const history = { ...part, messages: null, leftMs: null }
  const said = (now: Parameters<typeof isArriving>[0]) => {
    const html = row({ kind: 'note', text: 'reincidente' }, false, isArriving(now))
    return [html.includes('ainda não chegou'), html.includes('foi restaurado de uma cópia')]
  }
  expect(said({ opening: null, history })).toEqual([true, false])
  expect(said({ opening: part, history: null })).toEqual([true, false])
  expect(said({ opening: null, history: null })).toEqual([false, true])
})

function buttons(what: UnsentWhat, isHere: boolean): string[] {
  const html = row(what, isHere)
  // Who has no conversation to look at is not told to look at it.
  expect(html.includes('Confira a conversa antes de enviar')).toBe(isHere)
  return [...html.matchAll(/<button[^>]*>(.*?)<\/button>/g)].map(([, words = '']) => words)
}

function row(what: UnsentWhat, isHere: boolean, arriving = false): string {
  const outlook = {
    ...{ will: 'refused' as const, refusal: { reason: 'record-restored' as const } },
    inDraft: isHere,
  }
  const item = { commandId: 'x', itemId: 'x', at: 0, what, outlook }
  const of: UnsentCase = {
    ...{ about: 'case', conversationId: 'c', citizenName: null, isHere, items: [item] },
  }
  return renderToStaticMarkup(
    createElement(UnsentRow, { item, of, name: 'Cidadão', isArriving: arriving }),
  )
}
