import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')

export const queue = {
  queue: {
    region: 'Fila',
    views: {
      waiting: 'Aguardando',
      mine: 'Minhas',
      pending: 'Pendentes',
      team: 'Equipe',
      closed: 'Encerradas',
      unsettled: 'A conferir',
      snoozed: 'Adiadas',
    },
    viewsLabel: 'Quais conversas mostrar',
    list: 'Conversas',
    arrived: (count: number) => plural(count, '1 nova', `${count} novas`),
    inQueue: (count: number) => `${count} na fila`,
    draft: 'Rascunho:',
    gone: 'Saiu desta lista',
    waits: (duration: string) => `espera há ${duration}`,
    waitsNow: 'acabou de chegar',
    waitsNowBrief: 'chegou agora',
    waitsOutside: 'chegou fora do horário',
    waitsOutsideBrief: 'fora do horário',
    next: 'Atender o próximo',
    nobodyWaits: 'Ninguém mais espera resposta agora.',
    previousHolder: (name: string) => `antes com ${name}`,
    heldBy: (name: string) => `com ${name}`,
    protocol: (number: string) => `Protocolo ${number}`,
    pending: (count: number) => plural(count, '1 ação a enviar', `${count} ações a enviar`),
    refused: (count: number) => plural(count, '1 não aceita', `${count} não aceitas`),
    deskSaid: (words: string) => `Resposta: ${words}`,
    empty: {
      waiting: { title: 'Ninguém esperando', hint: 'Quem escrever aparece aqui na mesma hora.' },
      mine: {
        title: 'Você não atende ninguém agora',
        hint: 'Abra uma conversa da fila e assuma o atendimento.',
      },
      pending: {
        title: 'Nenhuma pendente',
        hint: 'Aqui ficam as suas conversas em que a próxima palavra é do cidadão ou de uma área.',
      },
      team: {
        title: 'Nenhum atendimento em andamento',
        hint: 'Aqui ficam as conversas assumidas por qualquer pessoa da equipe.',
      },
      unsettled: {
        title: 'Nada a conferir',
        hint: 'Respostas que falharam ou ficaram sem confirmação aparecem aqui.',
      },
      snoozed: {
        title: 'Nada adiado',
        hint: 'O que você deixa para depois fica aqui até a hora marcada e então volta a Minhas.',
      },
      closed: { title: 'Nada encerrado ainda', hint: 'Os atendimentos encerrados ficam aqui.' },
    },
  },

  window: {
    open: (duration: string) => `Janela de 24 h · restante: ${duration}`,
    closesIn: (duration: string) => `janela: ${duration}`,
    closed: 'janela fechada',
    templateOnly: 'só com modelo',
    beforeReopening: 'janela fecha antes de reabrir',
    beforeReopeningBrief: 'antes de reabrir',
    answerBy: (time: string) => `responder até ${time}`,
    answerByBrief: (time: string) => `até ${time}`,
    closedNow: 'Janela de 24 h fechada',
    until: (time: string) => `Resposta livre até ${time}`,
    explanation:
      'O WhatsApp permite resposta livre por 24 horas depois da última mensagem do cidadão.',
  },

  hours: {
    openUntil: (time: string) => `Aberto até ${time}`,
    reopens: (because: string | null, when: string) =>
      because === null ? `Fechado · reabre ${when}` : `Fechado: ${because} · reabre ${when}`,
    closed: 'Fechado',
  },
}
