import { pluralIn } from '../plural.ts'
import type { presence as ptBr } from '../pt-br/presence.ts'

const plural = pluralIn('en')

export const presence: typeof ptBr = {
  presence: {
    viewing: (names, count) => plural(count, `${names} is looking`, `${names} are looking`),
    replying: (names, count) => plural(count, `${names} is replying`, `${names} are replying`),
  },
}
