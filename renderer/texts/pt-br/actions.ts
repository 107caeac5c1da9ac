/** What can be done by a key or from the palette, by its name there; screens have their own titles. */
export const actions = {
  actions: {
    groups: {
      attend: 'Atendimento',
      write: 'Escrever',
      go: 'Ir para',
      open: 'Abrir',
      program: 'Este programa',
    },

    urgent: 'Atender quem é mais urgente',
    resolve: 'Encerrar e atender o próximo',
    claim: 'Assumir este atendimento',
    release: 'Devolver este atendimento à fila',
    transfer: 'Transferir este atendimento',
    close: 'Encerrar este atendimento',
    reopen: 'Reabrir este atendimento',
    topic: 'Informar o assunto do atendimento',
    forward: 'Encaminhar a uma área, ou ver o encaminhamento',

    insertCanned: 'Inserir resposta pronta',
    quote: 'Responder a uma mensagem; de novo, à anterior',
    suggestions: 'Ver respostas dadas antes a mensagens parecidas',
    react: 'Reagir a uma mensagem com um emoji',
    record: 'Gravar mensagem de voz; de novo, concluir',
    template: 'Escolher um modelo aprovado',
    writeReply: 'Escrever a resposta',
    writeNote: 'Escrever uma nota interna',

    next: 'Próxima conversa',
    previous: 'Conversa anterior',
    latest: 'Mensagem mais recente',
    citizen: 'Mostrar ou fechar quem é o cidadão',
    region: 'Próxima área da tela',
    regionBack: 'Área anterior da tela',
    leave: 'Fechar ou voltar à lista',

    find: 'Buscar na conversa aberta',
    search: 'Buscar em todas as conversas',
    palette: 'Ir para ou fazer qualquer coisa',
    help: 'Mostrar os atalhos do teclado',

    view: (name: string) => `Lista: ${name}`,
    theme: (name: string) => `Tema: ${name}`,
    density: (name: string) => `Densidade: ${name}`,
    language: (name: string) => `Idioma: ${name}`,

    lock: 'Bloquear agora',
  },
}
