import { describe, expect, it } from 'vitest'
import { blanksIn, fillCannedText } from '../../../shared/domain/canned/fill-canned-text.ts'
import { parseCannedText } from '../../../shared/domain/canned/parse-canned-text.ts'
import {
  fieldName,
  type PlaceholderFacts,
  placeholderNames,
  placeholderValues,
} from '../../../shared/domain/canned/placeholder-values.ts'
import { plainText } from '../../../shared/domain/plain-text.ts'

const facts: PlaceholderFacts = {
  citizenName: 'Joana Exemplo da Silva',
  quadra: '504 Sul',
  protocol: '2026-000123',
  agentName: 'Ana Souza',
  area: 'Zeladoria Urbana',
  deadline: Date.parse('2026-12-05T12:00:00-03:00'),
  fields: new Map([['Ponto de referência', 'ao lado da escola']]),
}
const noon = Date.parse('2026-11-25T12:00:00-03:00')
const known = new Set([...placeholderNames.map(plainText), fieldName('Ponto de referência')])
const isKnown = (name: string) => known.has(name)

function filled(text: string, change: Partial<PlaceholderFacts> = {}, now = noon) {
  const parsed = parseCannedText(text, isKnown)
  if ('wrong' in parsed) throw new Error(parsed.wrong.problem)
  const values = placeholderValues({ ...facts, ...change }, now, 'America/Araguaina')
  return fillCannedText(parsed.parts, values)
}

describe('a canned reply is said to one citizen', () => {
  it('with her name, quadra, protocol, and everything else that is known', () => {
    const { text, blanks } = filled(
      '{{saudação}}, {{primeiro_nome}}! A {{área}} vai à {{quadra}} ({{ponto_de_referencia}}) ' +
        'até {{prazo}}. Protocolo {{protocolo}}, hoje {{data}}. {{agente}}, para {{nome}}.',
    )
    expect(text).toBe(
      'Boa tarde, Joana! A Zeladoria Urbana vai à 504 Sul (ao lado da escola) até 05/12/2026. ' +
        'Protocolo 2026-000123, hoje 25/11/2026. Ana, para Joana Exemplo da Silva.',
    )
    expect(blanks).toEqual([])
  })

  it.each([
    ['{{saudacao}}', 'Boa tarde', 'names count without accents'],
    ['{{ SAUDAÇÃO }}', 'Boa tarde', 'and without case and space'],
    ['Olá, {{saudação}}', 'Olá, boa tarde', 'a greeting within a sentence is small'],
    ['Certo. {{saudação}}', 'Certo. Boa tarde', 'and at its start it is not'],
    ['Certo.\n{{saudação}}', 'Certo.\nBoa tarde', 'nor at the start of a line'],
    ['{{se quadra}}Na {{quadra}}.{{fim}}', 'Na 504 Sul.', 'a condition that is met'],
    ['{{se quadra}}Sim{{senão}}Não{{fim}}!', 'Sim!', 'with another branch'],
    ['sem nada', 'sem nada', 'a text without placeholders'],
    ['custa R$ 5 {só}', 'custa R$ 5 {só}', 'single braces are words'],
  ])('%s → %s: %s', (template, text, _) => {
    expect(filled(template).text).toBe(text)
  })

  it.each([
    ['04:59', 'Boa noite'],
    ['05:00', 'Bom dia'],
    ['11:59', 'Bom dia'],
    ['12:00', 'Boa tarde'],
    ['17:59', 'Boa tarde'],
    ['18:00', 'Boa noite'],
  ])('greets at %s with %s, by the organisation’s clock', (time, greeting) => {
    const now = Date.parse(`2026-11-25T${time}:00-03:00`)
    expect(filled('{{saudação}}', {}, now).text).toBe(greeting)
  })

  it('leaves a blank where nothing is known, and never says nothing', () => {
    const { text, blanks } = filled('Oi, {{primeiro_nome}}, da {{quadra}}.', {
      citizenName: null,
      quadra: '  ',
    })
    expect(text).toBe('Oi, ⟦primeiro_nome⟧, da ⟦quadra⟧.')
    expect(blanks.map(({ start, end }) => text.slice(start, end))).toEqual([
      '⟦primeiro_nome⟧',
      '⟦quadra⟧',
    ])
    expect(blanksIn(text)).toEqual(blanks)
    expect(blanksIn(text.replace('⟦quadra⟧', '504 Sul'))).toEqual([blanks[0]])
    // What is left when a part of one was deleted is a blank all the same.
    expect(['a ⟦⟧', 'até ⟦12', '12⟧.'].map((left) => blanksIn(left).length)).toEqual([1, 1, 1])
  })

  it('takes the other branch where a condition is not met', () => {
    const template = '{{se quadra}}Na {{quadra}}{{senão}}Em que quadra é{{fim}}?'
    expect(filled(template, { quadra: null }).text).toBe('Em que quadra é?')
  })

  it('never reads a citizen’s own braces as a placeholder', () => {
    expect(filled('Oi, {{nome}}', { citizenName: '{{protocolo}}' }).text).toBe('Oi, {{protocolo}}')
  })
})

describe('a canned reply that cannot be said is refused while it is written', () => {
  it.each([
    ['Oi, {{primeiro_nome', 'braces-left-open', 4],
    ['Oi, {{primero_nome}}', 'unknown-placeholder', 4],
    ['{{se nada}}x{{fim}}', 'unknown-placeholder', 0],
    ['a {{se quadra}}x', 'condition-left-open', 2],
    ['x{{fim}}', 'nothing-to-end', 1],
    ['{{senão}}', 'nothing-to-end', 0],
    ['{{se quadra}}a{{senão}}b{{senão}}c{{fim}}', 'nothing-to-end', 24],
    ['{{se quadra}}{{se nome}}x{{fim}}{{fim}}', 'condition-within-condition', 13],
    ['{{}}', 'unknown-placeholder', 0],
  ])('%s: %s at %i', (text, problem, at) => {
    expect(parseCannedText(text, isKnown)).toMatchObject({ wrong: { problem, at } })
  })
})
