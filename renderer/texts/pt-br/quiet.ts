/** Ficar sem avisos por um tempo, ou em horários de toda semana. */
export const quiet = {
  quiet: {
    title: 'Não perturbe',
    lead: 'Nenhum aviso e nenhum som. As mensagens continuam chegando e contando.',
    action: 'Não perturbe: ficar sem avisos por um tempo',
    alias: 'silêncio silenciar som aviso notificação incomodar',
    actions: {
      hour: 'Não perturbe por 1 hora',
      tomorrow: 'Não perturbe até amanhã',
      open: 'Não perturbe até eu ligar os avisos',
    },
    quick: { hour: 'Por 1 hora', tomorrow: 'Até amanhã', open: 'Até eu desligar' },
    end: { asked: 'Voltar a avisar', span: 'Avisar mesmo assim' },
    off: 'Os avisos estão ligados.',
    on: 'Não perturbe',
    onUntil: (moment: string) => `Não perturbe até ${moment}`,
    change: 'Mudar ou voltar a avisar',
    now: {
      asked: 'Sem avisos até você desligar.',
      span: 'Sem avisos: seus horários cobrem a semana toda.',
    },
    nowUntil: {
      asked: (moment: string) => `Sem avisos até ${moment}.`,
      span: (moment: string) => `Sem avisos até ${moment}: é um dos seus horários sem avisos.`,
    },
    openSpans: 'Horários sem avisos…',
    spans: 'Horários sem avisos, toda semana',
    noSpans: 'Nenhum: os avisos vêm a qualquer hora do expediente.',
    span: (place: number) => `Horário sem avisos ${place}`,
    day: (day: string, place: number) => `${day}, horário ${place}`,
    from: (place: number) => `Começo do horário ${place}`,
    to: (place: number) => `Fim do horário ${place}`,
    until: 'até',
    nextDay: 'do dia seguinte',
    add: 'Novo horário',
    remove: (place: number) => `Tirar o horário ${place}`,
    problems: {
      time: 'Falta uma hora, como 22:00. Até lá vale o que estava antes.',
      same: 'Começa e acaba na mesma hora. Até mudar, vale o que estava antes.',
      days: 'Escolha ao menos um dia. Até lá vale o que estava antes.',
    },
  },
}
