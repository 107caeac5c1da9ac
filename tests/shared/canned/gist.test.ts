import { expect, it } from 'vitest'
import { gistOf } from '../../../shared/domain/canned/gist.ts'

it.each([
  ['Boa noite, Maria! A equipe vai\naté sexta.', 'boa noite', 'A equipe vai até sexta.'],
  ['Boa noite! Aqui é Ana. Como posso ajudar?', 'boa noite', 'Aqui é Ana. Como posso ajudar?'],
  ['Boa noite, Maria!', 'boa noite', 'Boa noite, Maria!'],
  ['O posto abre às 8h. Leve um documento.', 'boa noite', 'O posto abre às 8h. Leve um documento.'],
  ['⟦saudação⟧, Maria! A equipe vai.', null, '⟦saudação⟧, Maria! A equipe vai.'],
  ['', 'boa noite', ''],
  [`Boa noite ${'a'.repeat(70)}. Fim.`, 'boa noite', `Boa noite ${'a'.repeat(70)}. Fim.`],
])('of “%s” after “%s” it is “%s”', (words, greeting, gist) => {
  expect(gistOf(words, greeting)).toBe(gist)
})
