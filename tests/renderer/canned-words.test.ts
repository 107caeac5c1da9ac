import { expect, test } from 'vitest'
import { cannedGist, sayCanned, valuesOfNobody } from '../../renderer/words/canned.ts'

const MORNING = Date.parse('2026-11-30T09:00:00-03:00')
const known = valuesOfNobody('Ana Souza', MORNING, 'America/Araguaina')

test.each([
  ['{{saudação}}, {{primeiro_nome}}! A equipe vai à {{quadra}}.', 'A equipe vai à ⟦quadra⟧.'],
  ['{{saudação}}, aqui é {{agente}}, da {{área}}.', 'Bom dia, aqui é Ana, da Saúde.'],
  ['Pode vir{{se quadra}} da {{quadra}}{{fim}}.', 'Pode vir.'],
  ['Isto {{não fecha', 'Isto {{não fecha'],
])('a list of replies, which has no citizen, shows %j as %j', (text, shown) => {
  expect(cannedGist({ text, area: 'Saúde' }, known)).toBe(shown)
})

test('with a citizen the area that was asked stands before the reply’s own', () => {
  const reply = { text: 'Falei com a {{área}}.', area: 'Saúde' }
  expect(sayCanned(reply, new Map([['area', 'Obras']]))).toBe('Falei com a Obras.')
  expect(sayCanned({ ...reply, area: null }, new Map())).toBe('Falei com a ⟦area⟧.')
})
