import { describe, expect, test } from 'vitest'
import {
  MAX_MENTIONS,
  mentionAsked,
  mentionedIn,
  mentionsIn,
} from '../../../shared/domain/notes/mentions.ts'
import { fc } from '../../support/properties.ts'

const agents = [
  { agentId: 'ana', name: 'Ana' },
  { agentId: 'ana-luz', name: 'Ana Luz' },
  { agentId: 'joao', name: 'João D’Ávila' },
  { agentId: 'bruno', name: 'Bruno Modelo' },
]

describe('whom a note mentions', () => {
  test.for<[string, string, string[]]>([
    ['nobody without a sign', 'Ana Luz sabe', []],
    ['a full name', 'veja, @Bruno Modelo', ['bruno']],
    ['without accents and case', '@JOAO d’avila, por favor', ['joao']],
    ['with accents of two letters', '@Joa\u0303o D’A\u0301vila', ['joao']],
    ['the longest name wins', '@Ana Luz viu', ['ana-luz']],
    ['the shorter where the longer goes on', '@Ana Luzia viu', ['ana']],
    ['not the beginning of a word', '@Anabela', []],
    ['not half of a double name', '@Ana-Maria e @Ana.com', []],
    ['not an e-mail address', 'escreva a x@ana ou a x@Bruno Modelo', []],
    ['not after another sign', '@@Ana', []],
    ['at a full stop, in brackets, within marks', '(@Ana). *@Bruno Modelo*', ['ana', 'bruno']],
    ['each once, in their order', '@Bruno Modelo @Ana @bruno modelo', ['bruno', 'ana']],
    ['over a line’s end is no name', '@Bruno\nModelo', []],
  ])('%s', ([, text, mentioned]) => {
    expect(mentionedIn(text, agents)).toEqual(mentioned)
  })

  test('where it stands, with its sign', () => {
    const text = 'oi 👍 @joão d’ávila!'
    const [mention] = mentionsIn(text, agents)
    expect(text.slice(mention?.start, mention?.end)).toBe('@joão d’ávila')
  })

  test('two of one name are both meant', () => {
    const alike = [...agents, { agentId: 'other', name: 'ána' }]
    expect(mentionedIn('@Ana', alike)).toEqual(['ana', 'other'])
  })

  test('at most twenty', () => {
    const many = Array.from({ length: 30 }, (_, n) => ({ agentId: `a${n}`, name: `Nome ${n}x` }))
    const text = many.map(({ name }) => `@${name}`).join(' ')
    expect(mentionedIn(text, many)).toHaveLength(MAX_MENTIONS)
  })

  test('whatever the text and the names: ranges within it, from left to right, none over another', () => {
    const word = fc.oneof(
      fc.string({ maxLength: 6 }),
      fc.constantFrom(
        '@',
        '@Ana',
        'Ana Luz',
        '@Joa\u0303o D’Ávila',
        ' ',
        'x@',
        '@İ',
        '\ud83d',
        'ﬁ',
        '\u0301',
      ),
    )
    const texts = fc.array(word, { maxLength: 12 }).map((words) => words.join(''))
    fc.assert(
      fc.property(texts, fc.array(word, { maxLength: 6 }), (text, names) => {
        const all = [...agents, ...names.map((name, n) => ({ agentId: String(n), name }))]
        const found = mentionsIn(text, all)
        const ends = [0, ...found.map(({ end }) => end)]
        const isRight = found.every(
          ({ start, end }, n) => start >= (ends[n] ?? 0) && end > start && text[start] === '@',
        )
        expect(isRight && (ends.at(-1) ?? 0) <= text.length).toBe(true)
      }),
    )
  })
})

test.for<[string, ReturnType<typeof mentionAsked>]>([
  ['@|', { at: 0, query: '' }],
  ['oi @an|a', { at: 3, query: 'an' }],
  ['oi @Ana L|', { at: 3, query: 'Ana L' }],
  ['oi|', null],
  ['oi |@ana', null],
  ['x@ana|', null],
  ['@ana, oi|', null],
  ['@ana\n|', null],
  ['@ |', null],
])('what is asked for in %s', ([marked, asked]) => {
  expect(mentionAsked(marked.replace('|', ''), marked.indexOf('|'))).toEqual(asked)
})
