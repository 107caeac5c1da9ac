import type { emoji as ptBr } from '../pt-br/emoji.ts'

export const emoji: typeof ptBr = {
  emoji: {
    insert: 'Insert an emoji',
    list: 'Emojis found',
    key: 'Emoji, by the first letters of its name',
  },
}
