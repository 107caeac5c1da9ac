import { describe, expect, test } from 'vitest'
import {
  type MarkupNode,
  parseMarkup,
  withMentions,
  withoutMarkup,
} from '../../renderer/words/markup.ts'
import { processorMs } from '../support/processor-time.ts'
import { fc } from '../support/properties.ts'

const text = (words: string): MarkupNode => ({ kind: 'text', text: words })

describe('markup', () => {
  test('words without marks stay one text', () => {
    expect(parseMarkup('Bom dia!\nTem vacina?')).toEqual([text('Bom dia!\nTem vacina?')])
  })

  test('the four styles of WhatsApp become nodes', () => {
    expect(parseMarkup('*sim* _talvez_ ~não~ `504 Sul`')).toEqual([
      { kind: 'bold', children: [text('sim')] },
      text(' '),
      { kind: 'italic', children: [text('talvez')] },
      text(' '),
      { kind: 'strike', children: [text('não')] },
      text(' '),
      { kind: 'mono', text: '504 Sul' },
    ])
  })

  test('a fence keeps line breaks, and no mark counts inside it', () => {
    expect(parseMarkup('```a *b*\nc```')).toEqual([{ kind: 'mono', text: 'a *b*\nc' }])
  })

  test('styles nest in each other', () => {
    expect(parseMarkup('*muito _urgente_*')).toEqual([
      {
        kind: 'bold',
        children: [text('muito '), { kind: 'italic', children: [text('urgente')] }],
      },
    ])
  })

  test('names of colleagues stand out, also within a style, never within a link or code', () => {
    const agents = [{ agentId: 'b', name: 'Bruno Modelo' }]
    const said = 'vê, *@bruno modelo*: `@Bruno Modelo`'
    expect(withMentions(parseMarkup(said), agents)).toEqual([
      text('vê, '),
      { kind: 'bold', children: [{ kind: 'mention', text: '@bruno modelo', agentIds: ['b'] }] },
      text(': '),
      { kind: 'mono', text: '@Bruno Modelo' },
    ])
    expect(withMentions([text('oi')], agents)).toEqual([text('oi')])
  })

  test.each([
    '2*3*4',
    'foto_da_rua_final.jpg',
    '* item de lista',
    '*sem fim',
    '*não\npassa da linha*',
    '**',
    '`só um',
    'R$ 5 ~ R$ 7',
  ])('what is not clearly markup stays as it was typed: %j', (words) => {
    expect(parseMarkup(words)).toEqual([text(words)])
  })

  test('no letter is lost or added, whatever the text', () => {
    const letters = fc.constantFrom(
      '*',
      '_',
      '~',
      '`',
      '```',
      ' ',
      '\n',
      'a',
      'É',
      '🌻',
      'https://a.br/_b_',
      'www.',
    )
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 60 }), (parts) => {
        const words = parts.join('')
        const marks = (value: string) => value.replaceAll(/[*_~`]/g, '')
        expect(marks(withoutMarkup(words))).toBe(marks(words))
      }),
    )
  })

  test('a hostile text of the longest length is parsed in no time', () => {
    const openings = ' *a'.repeat(1365)
    const took = processorMs(() => {
      parseMarkup(openings)
      parseMarkup('`'.repeat(4096))
      parseMarkup('https://'.repeat(512))
      parseMarkup('_*~'.repeat(1365))
    })
    expect(took).toBeLessThan(500)
  })
})
