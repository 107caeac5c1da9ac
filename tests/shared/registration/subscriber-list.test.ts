import { describe, expect, it } from 'vitest'
import { readCsv } from '../../../shared/domain/registration/read-csv.ts'
import {
  phoneDigits,
  readSubscribers,
} from '../../../shared/domain/registration/read-subscribers.ts'
import { writeCsv } from '../../../shared/domain/registration/write-csv.ts'

describe('a list that an office kept', () => {
  it('is read by its headings, whatever their order, accents and separator', () => {
    const text =
      'Nome;Telefone;Quadra;Temas\r\nMaria Fictícia;(63) 99999-0001;504 sul;Saúde, Cursos\r\n'
    expect(readSubscribers(text)).toEqual({
      subscribers: [
        {
          line: 2,
          phone: '5563999990001',
          details: { name: 'Maria Fictícia', quadra: '504 sul', topics: ['Saúde', 'Cursos'] },
        },
      ],
      problems: [],
    })
    const tabs = '\uFEFFWHATSAPP\tEndereço\n+55 63 99999-0001\tARSE 51\n'
    expect(readSubscribers(tabs)).toMatchObject({
      subscribers: [{ details: { quadra: 'ARSE 51' } }],
    })
  })

  it('says what is wrong line by line, and reads the others', () => {
    const text = [
      'nome,telefone',
      'Maria,63 99999-0001',
      'Sem Número,',
      'Curto,9999-0001',
      'Soma,5.56E+12',
      '"Quebrado',
      'em duas",63 99999-0002',
      '',
      'Repetida,(63) 9999-0001',
      'Demais,63 99999-0003,x',
      `${'M'.repeat(200)},63 99999-0004`,
      '"Aberto,63 99999-0005',
    ].join('\n')
    const read = readSubscribers(text)
    expect(read).toMatchObject({
      subscribers: [{ line: 2 }, { line: 6, details: { name: 'Quebrado em duas' } }],
      problems: [
        { line: 3, problem: 'phone-missing' },
        { line: 4, problem: 'phone-wrong' },
        { line: 5, problem: 'phone-wrong' },
        { line: 9, problem: 'repeated', sameAs: 2 },
        { line: 10, problem: 'too-many-cells' },
        { line: 11, problem: 'too-long' },
        { line: 12, problem: 'quote-left-open' },
      ],
    })
  })

  it('has nobody in it whose line says no, where it has a column of consents', () => {
    const said = ['sim', 'Sim ', 'accepted', 'imported', 'não', 'withdrawn', 'asked', '']
    const lines = said.map((word, at) => `63 99999-000${at};${word}`)
    expect(readSubscribers(['Telefone;Consentimento', ...lines].join('\n'))).toMatchObject({
      subscribers: [{ line: 2 }, { line: 3 }, { line: 4 }, { line: 5 }],
      problems: [6, 7, 8, 9].map((line) => ({ line, problem: 'no-consent' })),
    })
  })

  it('is not read at all without a column of numbers, or without lines', () => {
    expect(readSubscribers('nome;quadra\nMaria;504')).toEqual({ unreadable: 'no-phone-column' })
    expect(readSubscribers('telefone\n')).toEqual({ unreadable: 'empty' })
    expect(readSubscribers('')).toEqual({ unreadable: 'empty' })
    const many = `telefone\n${'63999990001\n'.repeat(20_001)}`
    expect(readSubscribers(many)).toEqual({ unreadable: 'too-many-lines' })
  })

  it.each([
    ['63 99999-0001', '5563999990001'],
    ['+55 (63) 99999-0001', '5563999990001'],
    ['063 3212 7500', '556332127500'],
    ['63 9999-0001', '5563999990001'],
    ['+351 912 345 678', '351912345678'],
    ['99999-0001', null],
    ['+55 99999-0001', null],
    ['60 99999-0001', null],
    ['63 89999-0001', null],
    ['maria', null],
    ['5.56E+12', null],
  ])('takes %s for %s', (written, digits) => {
    expect(phoneDigits(written)).toBe(digits)
  })
})

describe('a list that leaves', () => {
  it('comes back as it was', () => {
    const rows = [
      ['Nome', 'Telefone'],
      ['Maria "Fic"; Tícia\nda Silva', '5563999990001'],
    ]
    expect(readCsv(writeCsv(rows)).map(({ cells }) => cells)).toEqual(rows)
  })

  it('holds nothing that a spreadsheet would take for a formula', () => {
    const dangerous = ['=1+1', '+55', '-2', '@SUM(A1)', '\t=1', ' =cmd|x', '|calc', '%0A']
    const [line] = readCsv(writeCsv([dangerous]))
    expect(line?.cells.every((cell) => cell.startsWith("'"))).toBe(true)
    expect(writeCsv([['Maria - 504 Sul']])).toBe('\uFEFFMaria - 504 Sul\r\n')
  })
})
