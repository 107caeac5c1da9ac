import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')

export const suggestions = {
  suggestions: {
    title: 'Respostas dadas antes a mensagens parecidas',
    setting: 'Sugestões de resposta',
    offered: (count: number) =>
      plural(
        count,
        '1 resposta dada antes a uma mensagem parecida',
        `${count} respostas dadas antes a mensagens parecidas`,
      ),
    given: (times: number, when: string) =>
      plural(times, `dada em ${when}`, `dada ${times} vezes, a última em ${when}`),
    sameTopic: 'mesmo assunto',
    where:
      'São rascunhos, achados neste computador. Nomes e números de outras pessoas viraram campos: confira tudo.',
    switchOff: 'Não mostrar mais',
    switchedOff: 'Sugestões desligadas. Elas voltam em Configurações, Escrever.',
    legend: 'Pontilhado: veio de outra resposta · o resto é seu',
  },
}
