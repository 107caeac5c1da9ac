import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { decideDocument } from '../../../shared/domain/office/documents.ts'
import { createGazetteer, type Quadra, quadraSchema } from '../../../shared/domain/places/quadra.ts'
import {
  MOST_QUADRAS,
  quadraChanges,
  quadraProblem,
} from '../../../shared/domain/places/quadra-list.ts'
import { readQuadras } from '../../../shared/domain/places/read-quadras.ts'
import { processorMs } from '../../support/processor-time.ts'
import { account } from '../../support/sample-log.ts'

/** The organisation's own gazetteer: what can stand in it, and how a list is put into it. */

const file = new URL('../../../resources/quadras/palmas.json', import.meta.url)
const palmas = z.array(quadraSchema).parse(JSON.parse(readFileSync(file, 'utf8')))

const sul: Quadra = { name: '504 Sul', aliases: ['ARSE 51'], region: 'Plano Diretor Sul' }
const norte: Quadra = { name: '504 Norte', aliases: [], region: null }

describe('a list of quadras', () => {
  test('may be that of Palmas, as the installation brings it', () => {
    expect(quadraProblem(palmas)).toBeNull()
  })

  test.each<[string, Quadra[], unknown]>([
    ['has a name everywhere', [{ ...sul, name: '' }], { why: 'nameless' }],
    [
      'has no name that is only “setor”',
      [{ ...sul, name: 'Setor' }],
      { why: 'unspeakable', name: 'Setor' },
    ],
    [
      'has no two that are said alike',
      [sul, { ...norte, name: 'Quadra 504 s' }],
      { why: 'ambiguous', name: 'Quadra 504 s', other: '504 Sul' },
    ],
    [
      'has no other name that is another one’s',
      [sul, { ...norte, aliases: ['arse 51'] }],
      { why: 'ambiguous', name: 'arse 51', other: '504 Sul' },
    ],
    ['may call one by two names that are said alike', [{ ...sul, aliases: ['504 s'] }], null],
  ])('%s', (_, quadras, problem) => {
    expect(quadraProblem(quadras)).toEqual(problem)
  })

  test('is saved by who supervises, not by others, and never with what cannot be told apart', () => {
    const starting = { areas: null, fields: null, wording: null, assignment: null, quadras: palmas }
    const common = { commandId: crypto.randomUUID(), issuedAt: 0, basedOn: null }
    const save = (body: Quadra[], agent: number) =>
      decideDocument(
        'quadras',
        null,
        { ...common, type: 'save-quadras', body },
        account(agent),
        starting,
      )
    // What is left out is gone: nothing else names a quadra.
    expect(save([sul], 3)).toMatchObject({ accepted: [{ type: 'quadras-saved', body: [sul] }] })
    expect(save([sul], 1)).toEqual({ refused: { reason: 'not-permitted' } })
    expect(save([sul, { ...sul }], 3)).toEqual({ refused: { reason: 'not-understood' } })
    const long = Array.from({ length: MOST_QUADRAS }, (_, at) => ({
      ...{ name: `Bairro ${at}`, aliases: [`Residencial ${at} ${'a'.repeat(40)}`], region: null },
    }))
    expect(save(long, 3)).toEqual({ refused: { reason: 'not-understood' } })
  })

  test('tells what another version of it has more, less and other', () => {
    const after = [
      { ...sul, aliases: [] },
      { ...norte, name: 'Taquaralto' },
    ]
    expect(quadraChanges([sul, norte], after)).toEqual({
      ...{ added: ['Taquaralto'], changed: ['504 Sul'], removed: ['504 Norte'] },
    })
  })
})

describe('a pasted list', () => {
  test('is put into what stands: a known name is written over in its place, a new one comes last', () => {
    const read = readQuadras(
      'Nome;Outros nomes;Região\n504 s ; ARSE 51, arse-51b,,ARSE 51 ;  Plano  Diretor Sul\n\nTaquaralto',
      [sul, norte],
    )
    expect(read.wrong).toEqual([])
    expect(read.quadras).toEqual([
      { name: '504 s', aliases: ['ARSE 51', 'arse-51b'], region: 'Plano Diretor Sul' },
      norte,
      { name: 'Taquaralto', aliases: [], region: null },
    ])
    expect(createGazetteer(read.quadras).recognise('moro em Taquaralto, rua 3')).toMatchObject({
      quadra: { name: 'Taquaralto' },
      rest: 'moro em , rua 3',
    })
  })

  test('may be cells of a spreadsheet, in which a name has a semicolon', () => {
    const { quadras, wrong } = readQuadras('Lago; norte\tLN\tRural\t\t\r\nSão João\t\t', [])
    expect(wrong).toEqual([])
    expect(quadras).toEqual([
      { name: 'Lago; norte', aliases: ['LN'], region: 'Rural' },
      { name: 'São João', aliases: [], region: null },
    ])
  })

  test('says of each line that cannot be taken why, and takes the others', () => {
    const long = 'a'.repeat(61)
    const many = Array.from({ length: 21 }, (_, at) => `outro ${at}`).join(',')
    const lines = [
      ';ARSE 52',
      `${long};;`,
      `Um;${many}`,
      'a;b;c;d',
      'Bairro',
      'Taquari; 504 S',
      'Taquaralto; Velha',
      'Outra; velha',
    ]
    const { quadras, wrong } = readQuadras(lines.join('\n'), [sul])
    expect(quadras.map(({ name }) => name)).toEqual(['504 Sul', 'Taquaralto'])
    expect(wrong).toEqual([
      { line: 1, problem: { why: 'nameless' } },
      { line: 2, problem: { why: 'too-long', name: long } },
      { line: 3, problem: { why: 'too-many-aliases' } },
      { line: 4, problem: { why: 'too-many-columns' } },
      { line: 5, problem: { why: 'unspeakable', name: 'Bairro' } },
      { line: 6, problem: { why: 'ambiguous', name: '504 S', other: '504 Sul' } },
      { line: 8, problem: { why: 'ambiguous', name: 'velha', other: 'Taquaralto' } },
    ])
  })

  test('gives back the names of what it writes over', () => {
    const { quadras, wrong } = readQuadras('504 Sul\nTaquari; ARSE 51', [sul])
    expect(wrong).toEqual([])
    expect(quadras.map(({ aliases }) => aliases)).toEqual([[], ['ARSE 51']])
  })

  test('of a thousand lines is read at once', () => {
    const lines = Array.from({ length: 1000 }, (_, at) => `Bairro ${at + 1}; Residencial ${at + 1}`)
    let read = 0
    const took = processorMs(() => {
      read = readQuadras(lines.join('\n'), palmas).quadras.length
    })
    expect(read).toBeGreaterThan(1000)
    expect(took).toBeLessThan(500)
  })
})
