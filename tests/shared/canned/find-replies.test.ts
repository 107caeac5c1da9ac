import { expect, it } from 'vitest'
import { findReplies } from '../../../shared/domain/canned/find-replies.ts'
import { personalTouches } from '../../../shared/domain/canned/personal-touches.ts'
import { sampleReply } from '../../support/sample-canned.ts'

const replies = [
  ['poda de árvore', 'A equipe vai podar.', 3],
  ['coleta', 'O lixo e a árvore caída saem na quinta.', 50],
  ['árvore caída', 'Ligue 199.', 1],
  ['vacina', 'Os postos abrem às 8h.', 9],
].map(([shortcut, text, uses]) => ({
  reply: sampleReply({ shortcut: String(shortcut), text: String(text), area: null }),
  uses: Number(uses),
}))

it.each([
  ['arv', ['árvore caída', 'poda de árvore', 'coleta']],
  ['ARVORE cai', ['árvore caída', 'coleta']],
  ['poda', ['poda de árvore']],
  ['podar', ['poda de árvore']],
  ['', ['coleta', 'vacina', 'poda de árvore', 'árvore caída']],
  ['xyz', []],
])('“%s” finds %o', (query, expected) => {
  expect(findReplies(replies, query).map(({ reply }) => reply.shortcut)).toEqual(expected)
})

it('a reply that names her, her quadra and what she wrote needs no more of its own', () => {
  const known = { firstName: 'João', quadra: '504 Sul', lastWords: 'o buraco na minha rua' }
  expect(personalTouches('A equipe vai amanhã.', known)).toEqual({
    ...{ name: 'João', quadra: '504 Sul', words: 'o buraco na minha rua' },
  })
  expect(personalTouches('JOAO, o BURACO da 504 sul será fechado.', known)).toEqual({
    ...{ name: null, quadra: null, words: null },
  })
  const ana = { firstName: 'Ana', quadra: null, lastWords: null }
  expect(personalTouches('Semana que vem.', ana).name).toBe('Ana')
  const nobody = { firstName: null, quadra: null, lastWords: null }
  expect(personalTouches('Bom dia', nobody)).toEqual({ name: null, quadra: null, words: null })
})
