import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText } from '../../shared/domain/plain-text.ts'
import { findTerms, termsOf } from '../../shared/domain/search/terms.ts'

/** Of every kind that a word may have in it: plain, accented as one or as two, doubled when made small, not Latin. */
const letters = [
  'a',
  'B',
  'ã',
  'É',
  'a\u0303',
  'İ',
  'ı',
  'ß',
  'ŉ',
  'ǅ',
  'Σ',
  'я',
  'ﬁ',
  ' ',
  '-',
  '🌳',
]

test('a word is found where it stands, whatever letters are around it', () => {
  const words = fc.array(fc.constantFrom(...letters), { maxLength: 30 })
  fc.assert(
    fc.property(words, fc.constantFrom('portão', 'PORTAO', 'é'), (around, word) => {
      const text = `${around.join('')} ${word} ${around.join('')}`
      const [spans = []] = findTerms(text, termsOf(word))
      const start = around.join('').length + 1
      expect(spans).toContainEqual({ start, end: start + word.length })
      for (const span of spans) {
        expect(plainText(text.slice(span.start, span.end)).startsWith(plainText(word))).toBe(true)
      }
    }),
    { numRuns: 2000, seed: 20_261_130 },
  )
})
