import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')

/** `names`: one or more colleagues, as a list. */
export const presence = {
  presence: {
    viewing: (names: string, count: number) =>
      plural(count, `${names} está vendo`, `${names} estão vendo`),
    replying: (names: string, count: number) =>
      plural(count, `${names} está respondendo`, `${names} estão respondendo`),
  },
}
