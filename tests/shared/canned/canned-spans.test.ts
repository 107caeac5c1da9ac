import { describe, expect, it } from 'vitest'
import { type CannedSpan, followEdit, putIn } from '../../../shared/domain/canned/canned-spans.ts'

const span = (start: number, end: number): CannedSpan => ({ replyId: 'r', start, end })

/** The letters that are canned, `·` for the agent's own. */
function shown(text: string, spans: readonly CannedSpan[]): string {
  return [...text]
    .map((letter, at) => (spans.some(({ start, end }) => start <= at && at < end) ? letter : '·'))
    .join('')
}

describe('what is canned stays told from what is hers', () => {
  it.each([
    ['Oi, ⟦nome⟧.', 'Oi, Bia.', 'Oi, ···.', 'a blank that is filled is hers'],
    ['Bom dia', 'Bom dia, Bia', 'Bom dia·····', 'what she adds behind it'],
    ['Bom dia', 'Ana: Bom dia', '·····Bom dia', 'or before it'],
    ['Bom dia', 'Bom belo dia', 'Bom ·····dia', 'or within it'],
    ['Bom dia', 'Bom ', 'Bom ', 'what she takes away is gone'],
    ['Bom dia', '', '', 'also all of it'],
    ['Bom dia', 'Boa tarde', 'Bo·······', 'what she writes over'],
    ['aaa', 'aaaa', 'aaa·', 'a letter like its neighbours'],
  ])('%s → %s: %s, %s', (before, after, expected) => {
    expect(shown(after, followEdit([span(0, before.length)], before, after))).toBe(expected)
  })

  it('two replies in one draft each keep their own', () => {
    const first = putIn([], { at: 0, until: 0, length: 3, replyId: 'one' })
    expect(putIn(first, { at: 1, until: 2, length: 4, replyId: 'two' })).toEqual([
      { replyId: 'one', start: 0, end: 1 },
      { replyId: 'two', start: 1, end: 5 },
      { replyId: 'one', start: 5, end: 6 },
    ])
  })
})
