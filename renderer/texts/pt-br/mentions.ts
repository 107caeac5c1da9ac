import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')

/** Colegas mencionados com @ em notas internas. */
export const mentions = {
  mentions: {
    list: 'Colegas que podem ser mencionados',
    found: (count: number) =>
      plural(count, '1 colega: Enter põe o nome', `${count} colegas: Enter põe o nome`),
    /** In the sheet of keys. */
    key: 'Mencionar um colega em uma nota interna',
    mine: 'Menções a mim',
    mark: 'mencionam você',
    /** `by`: null where it is not to be said. */
    one: (by: string | null) =>
      by === null
        ? 'Mencionaram você em uma nota interna'
        : `${by} mencionou você em uma nota interna`,
    many: (by: string | null, count: number) =>
      by === null
        ? `Mencionaram você em ${count} atendimentos`
        : `${by} mencionou você em ${count} atendimentos`,
    open: (count: number) => plural(count, 'Ver a nota', 'Ver as notas'),
  },
}
