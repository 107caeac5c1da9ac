import { describe, expect, it } from 'vitest'
import { emojis } from '../../renderer/features/composer/emoji/emoji-list.ts'
import { emojiAsked, findEmoji } from '../../renderer/features/composer/emoji/find-emoji.ts'

const first = (query: string) => findEmoji(query)[0]?.emoji

describe('an emoji is found', () => {
  it.each([
    ['cora', '❤️'],
    ['coracao', '❤️'],
    ['CORAÇÃO', '❤️'],
    ['arvore', '🌳'],
    ['obrig', '🙏'],
    ['thanks', '🙏'],
    ['buraco', '🕳️'],
    ['ok', '👍'],
    ['vacina', '💉'],
    ['partido', '💔'],
  ])('by :%s', (query, emoji) => expect(first(query)).toBe(emoji))

  it('and none where nothing is called so', () => {
    expect(findEmoji('xyzw')).toEqual([])
    expect(findEmoji('').length).toBeGreaterThan(3)
  })
})

describe('a colon asks for one', () => {
  it.each([
    [':co', { at: 0, query: 'co' }],
    ['Obrigada :pal', { at: 9, query: 'pal' }],
    ['linha\n:sol', { at: 6, query: 'sol' }],
    ['Horário: 8h', null],
    ['Horário:das', null],
    [':c', null],
    ['https://co', null],
    ['às 8:30', null],
    [':)', null],
  ])('%j', (text, asked) => expect(emojiAsked(text, text.length)).toEqual(asked))

  it('only up to the caret', () => expect(emojiAsked(':cor feliz', 4)?.query).toBe('cor'))
})

it('each stands once, with names in both languages', () => {
  expect(emojis.length).toBeGreaterThanOrEqual(200)
  expect(new Set(emojis.map(({ emoji }) => emoji)).size).toBe(emojis.length)
  for (const { emoji, pt, en } of emojis) {
    expect([emoji, pt[0], en[0]]).toEqual([
      expect.stringMatching(/[^\p{L}]/u),
      expect.stringMatching(/\S/),
      expect.stringMatching(/\S/),
    ])
  }
})
