import { pluralIn } from '../plural.ts'
import type { mentions as ptBr } from '../pt-br/mentions.ts'

const plural = pluralIn('en')

export const mentions: typeof ptBr = {
  mentions: {
    list: 'Colleagues who can be mentioned',
    found: (count) =>
      plural(
        count,
        '1 colleague: Enter puts the name in',
        `${count} colleagues: Enter puts the name in`,
      ),
    key: 'Mention a colleague in an internal note',
    mine: 'Mentions of me',
    mark: 'mentions you',
    one: (by) =>
      by === null
        ? 'You are mentioned in an internal note'
        : `${by} mentioned you in an internal note`,
    many: (by, count) =>
      by === null
        ? `You are mentioned in ${count} attendances`
        : `${by} mentioned you in ${count} attendances`,
    open: (count) => plural(count, 'See the note', 'See the notes'),
  },
}
