import { expect, test } from 'vitest'
import { plainText, wordsIn } from '../../shared/domain/plain-text.ts'
import { fc } from '../support/properties.ts'

test('a text is compared without accents and case', () => {
  expect(plainText('Saudação À TODOS, Ígor & Zoë')).toBe('saudacao a todos, igor & zoe')
  expect(wordsIn('Rua 12-B, nº 3')).toEqual(['rua', '12', 'b', 'nº', '3'])
})

test('one without accents comes the short way to the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), (text) => {
      const long = text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
      expect(plainText(text)).toBe(long)
    }),
  )
})
