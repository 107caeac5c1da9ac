import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')

const conversations = (count: number) => plural(count, '1 conversa', `${count} conversas`)

export const bulk = {
  bulk: {
    region: 'Conversas selecionadas',
    selected: (count: number) => plural(count, '1 selecionada', `${count} selecionadas`),
    select: (name: string) => `Selecionar ${name}`,
    selectAll: 'Selecionar todas as conversas da lista',
    clear: 'Desfazer a seleção',
    short: {
      claim: 'Assumir',
      release: 'À fila',
      transfer: 'Transferir',
      classify: 'Assunto',
      close: 'Encerrar',
    },
    claim: (count: number) => `Assumir ${conversations(count)}`,
    release: (count: number) => `Devolver ${conversations(count)} à fila`,
    transfer: (count: number) => `Transferir ${conversations(count)}`,
    classify: (count: number) => `Informar o assunto de ${conversations(count)}`,
    close: (count: number) => `Encerrar ${conversations(count)}`,
    noTopics: 'O órgão ainda não tem assuntos.',
    confirm: {
      title: (count: number) => `Encerrar ${conversations(count)}?`,
      none: 'Nenhuma destas pode ser encerrada por você',
      waits: (count: number) =>
        plural(
          count,
          '1 cidadão ainda espera resposta e vai ficar sem ela.',
          `${count} cidadãos ainda esperam resposta e vão ficar sem ela.`,
        ),
      not: (count: number) =>
        plural(count, '1 não pode ser encerrada:', `${count} não podem ser encerradas:`),
      yes: (count: number) => `Terminar ${conversations(count)}`,
      keep: 'Não encerrar',
    },
    running: (done: number, all: number) => `${done} de ${conversations(all)}…`,
    waits: (count: number) =>
      plural(
        count,
        '1 ainda não chegou ao servidor: sai assim que der.',
        `${count} ainda não chegaram ao servidor: saem assim que der.`,
      ),
    done: {
      'claim-attendance': (count: number) =>
        plural(count, '1 conversa assumida.', `${count} conversas assumidas.`),
      'release-attendance': (count: number) =>
        plural(count, '1 conversa voltou à fila.', `${count} conversas voltaram à fila.`),
      'transfer-attendance': (count: number) =>
        plural(count, '1 conversa transferida.', `${count} conversas transferidas.`),
      'classify-attendance': (count: number) =>
        plural(
          count,
          'Assunto informado em 1 conversa.',
          `Assunto informado em ${count} conversas.`,
        ),
      'close-attendance': (count: number) =>
        plural(count, '1 conversa encerrada.', `${count} conversas encerradas.`),
    },
    undone: 'Desfeito.',
    refused: (count: number) => plural(count, '1 não foi aceita:', `${count} não foram aceitas:`),
    because: (name: string, why: string) => `${name}: ${why}`,
    more: (count: number) => `e mais ${count}`,
    undo: 'Desfazer',
    dismiss: 'Fechar o resumo',
  },
}
