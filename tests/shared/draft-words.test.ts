import { expect, test } from 'vitest'
import { withoutWords, withWords } from '../../shared/domain/draft-words.ts'

test('words that come back stand below what is being written, and go without it', () => {
  expect(withWords('  ', 'sim')).toBe('sim')
  expect(withWords('Bom dia', 'sim\nou não')).toBe('Bom dia\nsim\nou não')
  expect(withoutWords('Bom dia\nsim\nou não', 'sim\nou não')).toBe('Bom dia')
  expect(withoutWords('sim\nBom dia', 'sim')).toBe('Bom dia')
  expect(withoutWords('um\nsim\ndois', ' sim ')).toBe('um\ndois')
  expect(withoutWords(' sim ', 'sim')).toBe('')
})

test('only whole lines are they: a word in a sentence, or changed words, are not', () => {
  expect(withoutWords('sim, pode vir', 'sim')).toBeNull()
  expect(withoutWords('assim', 'sim')).toBeNull()
  expect(withoutWords('', 'sim')).toBeNull()
})
