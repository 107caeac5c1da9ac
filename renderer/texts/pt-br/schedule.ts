/** Respostas com hora marcada, e quando algo acontece. */
export const schedule = {
  when: {
    label: 'Quando',
    other: 'Outro momento',
    day: 'Dia',
    time: 'Hora',
    today: (time: string) => `hoje, ${time}`,
    tomorrow: (time: string) => `amanhã, ${time}`,
    tomorrowAlone: 'Amanhã',
    on: (day: string, time: string) => `${day}, ${time}`,
  },
  schedule: {
    button: 'Enviar mais tarde',
    title: 'Enviar mais tarde',
    lead: (closes: string) =>
      `O servidor envia na hora marcada, mesmo com este computador desligado. Se o cidadão escrever antes, a resposta volta para você. A janela do WhatsApp fecha ${closes}.`,
    action: 'Agendar envio',
    quick: { 'when-open': 'Quando abrirmos', 'in-1-hour': 'Em 1 hora' },
    past: 'Essa hora já passou.',
    beyondWindow: (closes: string) =>
      `A janela de 24 horas do WhatsApp fecha ${closes}: marque antes disso.`,
    outside: 'Nessa hora o órgão está fechado.',
    scheduledFor: (when: string) => `Agendada para ${when}`,
    wouldNotGo: (why: string) => `Como está agora, não sai e volta ao rascunho: ${why}`,
    edit: 'Editar resposta agendada',
    notSaid: (words: string) => `Não foi enviado: ${words}`,
    notHere: 'O texto desta resposta não está neste computador, ou foi apagado.',
    sendNow: 'Mandar agora',
    cancel: 'Cancelar agendamento',
    cancelOf: (name: string) => `Cancelar agendamento: ${name}`,
    queueMark: (when: string) => `sai ${when}`,
  },
}
