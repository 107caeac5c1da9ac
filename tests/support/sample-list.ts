import type { Organisation } from '../../shared/organisation.ts'

/** A broadcast list with few words. */
export const sampleList: NonNullable<Organisation['registration']> = {
  wording: {
    version: '1',
    text: '{{se primeiro_nome}}{{primeiro_nome}}, q{{senão}}Q{{fim}}uer receber avisos da prefeitura?',
  },
  topics: ['Saúde', 'Cursos'],
  farewell: 'Pronto, você saiu da lista.',
}
