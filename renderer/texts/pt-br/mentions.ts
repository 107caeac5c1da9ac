import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')

/** Colegas marcados com @ em notas internas. */
export const mentions = {
  mentions: {
    list: 'Colegas que podem ser marcados',
    found: (count: number) =>
      plural(count, '1 colega: Enter põe o nome', `${count} colegas: Enter põe o nome`),
    /** In the sheet of keys. */
    key: 'Marcar um colega em uma nota interna',
  },
}
