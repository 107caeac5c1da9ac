import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')

export const billing = {
  billing: {
    title: 'Mensagens cobradas pelo WhatsApp',
    categories: {
      service: 'atendimento',
      utility: 'utilidade',
      marketing: 'marketing',
      authentication: 'autenticação',
    } as Record<string, string>,
    noCategory: 'sem categoria',
    none: 'Nada cobrado pelo WhatsApp',
    billed: (count: number) =>
      plural(
        count,
        '1 mensagem cobrada pelo WhatsApp',
        `${count} mensagens cobradas pelo WhatsApp`,
      ),
    unknown: (count: number) =>
      plural(count, '1 ainda sem informação', `${count} ainda sem informação`),
    hint: 'O WhatsApp diz quais mensagens cobra, não quanto. Desde outubro de 2026 ele cobra também as respostas de quem atende.',
    historyComing: 'O histórico ainda está chegando: a contagem pode estar incompleta.',
    category: 'Categoria',
    count: 'Mensagens',
    free: 'Grátis',
    notKnown: 'O WhatsApp ainda não disse',
    thisMonth: 'Este mês',
    before: 'Mês anterior',
    after: 'Mês seguinte',
    failed: 'Não foi possível contar as mensagens cobradas.',
  },
}
