import { describe, expect, test } from 'vitest'
import { linkAt, showsItsHost } from '../../renderer/words/links.ts'
import { parseMarkup } from '../../renderer/words/markup.ts'

describe('links', () => {
  test('an address in a sentence ends before the punctuation', () => {
    expect(parseMarkup('Veja https://www.palmas.to.gov.br/saude_e_vida/.')).toEqual([
      { kind: 'text', text: 'Veja ' },
      {
        kind: 'link',
        text: 'https://www.palmas.to.gov.br/saude_e_vida/',
        href: 'https://www.palmas.to.gov.br/saude_e_vida/',
        host: 'www.palmas.to.gov.br',
      },
      { kind: 'text', text: '.' },
    ])
  })

  test('a parenthesis belongs to the address only if it was opened in it', () => {
    expect(linkAt('https://pt.example.org/Palmas_(Tocantins)', 0)?.node.text).toBe(
      'https://pt.example.org/Palmas_(Tocantins)',
    )
    expect(linkAt('https://a.example.org/x)', 0)?.node.text).toBe('https://a.example.org/x')
  })

  test('www alone opens with https', () => {
    expect(linkAt('www.ufmt.br', 0)?.node).toEqual({
      kind: 'link',
      text: 'www.ufmt.br',
      href: 'https://www.ufmt.br/',
      host: 'www.ufmt.br',
    })
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'http://',
    'https://semponto',
    'xhttp://a.br',
  ])('%j is no link', (words) => {
    expect(parseMarkup(words).every((node) => node.kind === 'text')).toBe(true)
  })

  test.each([
    { written: 'https://palmas.to.gov.br/x', honest: true },
    { written: 'https://gov.br@promo.example/x', honest: false },
    { written: 'https://pаlmas.to.gov.br', honest: false },
    { written: 'https://gov.br\\@promo.example', honest: true },
  ])('says where it leads when its letters do not: $written', ({ written, honest }) => {
    const link = linkAt(written, 0)?.node
    expect(link && showsItsHost(link)).toBe(honest)
  })
})
