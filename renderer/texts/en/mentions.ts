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
  },
}
