import { describe, expect, it } from 'vitest'
import { isConfidential } from '../../../shared/domain/suggestions/confidential.ts'
import { overlap, similarity } from '../../../shared/domain/suggestions/similarity.ts'
import { formsOf, tellingWords } from '../../../shared/domain/suggestions/telling-words.ts'

describe('the words that tell what a message is about', () => {
  it.each([
    ['Bom dia! Gostaria de saber quando passa a coleta de lixo', ['passa', 'coleta', 'lixo']],
    ['oi, tudo bem?', []],
    ['CPF 529.982.247-25 da Iluminação', ['cpf', 'iluminacao']],
  ])('%s', (text, expected) => {
    expect(tellingWords(text)).toEqual(expected)
  })

  it.each([
    ['buracos', ['buraco', 'buracos']],
    ['iluminacao', ['iluminacao', 'iluminacoes']],
    ['postes', ['poste', 'postes']],
    ['luzes', ['luz', 'luzes']],
    ['hospitais', ['hospital', 'hospitais']],
    ['onibus', ['onibu', 'onibus']],
  ])('%s is also looked for as %s', (word, forms) => {
    expect(formsOf(word)).toEqual(expect.arrayContaining(forms))
  })
})

describe('how alike', () => {
  const asked = [
    { word: 'buraco', weight: 3 },
    { word: 'rua', weight: 1 },
  ]

  it('the rarer word tells more, and a long message less', () => {
    expect(similarity(asked, 'nada disso')).toBe(0)
    expect(similarity(asked, 'um buraco')).toBeGreaterThan(similarity(asked, 'uma rua'))
    const long = `um buraco na rua ${'palavras diversas sobre outra matéria '.repeat(10)}`
    expect(similarity(asked, long)).toBeLessThan(similarity(asked, 'um buraco na rua'))
  })

  it('two texts by the words of either', () => {
    expect(overlap('A equipe vai.', 'a EQUIPE vai')).toBe(1)
    expect(overlap('A equipe vai.', 'O lixo passa')).toBe(0)
  })
})

describe('what must stay between two', () => {
  it.each(['Denúncia', 'quero DENUNCIAR', 'assédio na escola', 'maus-tratos', 'é anônimo?'])(
    '%s',
    (text) => expect(isConfidential(text)).toBe(true),
  )

  it.each(['buraco na rua', 'segunda via do IPTU', 'Ouviram barulho'])('%s is not', (text) =>
    expect(isConfidential(text)).toBe(false),
  )
})
