import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')

export const general = {
  product: 'Balcão',

  unnamedCitizen: 'Cidadão sem nome',

  tryAgain: 'Tentar de novo',

  cancel: 'Cancelar',

  dismiss: 'Dispensar',

  back: 'Voltar à lista',

  colleague: 'Um colega',

  desk: 'Atendimento',

  problem: {
    broken: 'Algo não funcionou nesta tela. Suas mensagens e rascunhos estão guardados.',
    lost: 'O programa por trás desta tela parou de responder. Tentando de novo…',
    stranger:
      'Este endereço não vale mais. Abra o Balcão de novo pelo endereço que ele mostrou ao iniciar.',
    defect: 'Isso não deu certo. Tente de novo; se continuar, avise o suporte.',
    queue: 'Não foi possível ler a lista.',
    conversation: 'Não foi possível abrir esta conversa.',
    missing: 'Esta conversa ainda não chegou a este computador.',
    notFound: 'Essa mensagem não está neste computador.',
    alreadySent: 'Já saiu: não é mais possível cancelar o envio.',
  },

  status: {
    connected: 'Conectado',
    disconnected: 'Sem conexão',
    connecting: 'Conectando…',
    away: 'O servidor não responde.',
    problem: {
      'wrong-protocol':
        'O servidor usa outra versão do Balcão: atualize este programa ou avise o suporte.',
      'log-behind':
        'O servidor voltou a uma cópia mais antiga do que a deste computador. Avise o suporte.',
      unreadable:
        'O servidor mandou algo que esta versão do Balcão não sabe ler. Atualize o programa ou avise o suporte.',
    },
    lastHeard: (duration: string) => `Última atualização há ${duration}.`,
    lastHeardNow: 'Última atualização há menos de 1 min.',
    neverHeard: 'Este computador ainda não recebeu nada.',
    goOn: 'Você pode ler tudo e continuar escrevendo.',
    back: 'A conexão voltou.',
    itemsWait: (count: number) =>
      plural(count, '1 item espera para sair.', `${count} itens esperam para sair.`),
    openRefused: 'Abrir a conversa',
    refusedItems: (count: number) =>
      plural(count, '1 ação não foi aceita', `${count} ações não foram aceitas`),
    opening: (percent: number) => `Trazendo as conversas abertas: ${percent} %`,
    openingHint: 'Falta pouco para começar a atender.',
    history: (percent: number) => `Trazendo o histórico: ${percent} %`,
    historyHint: 'Já dá para atender enquanto isso.',
    historyName: 'Histórico neste computador',
    historyHere: 'Completo',
    messagesOf: (done: string, total: string) => `${done} de ${total} mensagens`,
    withTimeLeft: (count: string, left: string) => `${count} · ${left}`,
    fewSeconds: 'alguns segundos',
    about: (duration: string) => `cerca de ${duration}`,
    details: 'Detalhes da conexão',
    detailsTitle: 'Conexão com o servidor',
    lastSync: 'Última sincronização',
    syncedAgo: (age: string) => `Sincronizado há ${age}`,
    awaySince: (moment: string, age: string) => `Desde ${moment} sem conexão, há ${age}`,
    toSend: 'Espera para sair',
    nothingWaits: 'Nada',
  },

  account: {
    menu: (name: string) => `Conta de ${name}`,
    theme: 'Tema',
    themes: { system: 'Do sistema', light: 'Claro', dark: 'Escuro' },
    language: 'Idioma',
    languages: { 'pt-BR': 'Português (Brasil)', en: 'English' },
    shortcuts: 'Atalhos do teclado',
    lock: 'Bloquear',
    signOut: 'Sair da conta',
    roles: {
      agent: 'Agente',
      supervisor: 'Supervisão',
      ombudsman: 'Ouvidoria',
      admin: 'Administração',
    },
  },

  /** Uma tecla que agora não tem o que fazer. */
  nothingToDo: {
    'no-conversation': 'Abra uma conversa para usar esta tecla.',
    closed: 'Agora você não pode responder nesta conversa, e esta tecla não faz nada.',
    'not-hers': 'Isso só pode ser feito em um atendimento que está com você.',
    off: 'As sugestões estão desligadas. Você pode ligá-las em Configurações.',
    none: {
      react: 'Não há mensagem recente do cidadão a que reagir.',
      quote: 'Não há mensagem do cidadão a que responder.',
      suggestions: 'Não há resposta parecida para sugerir agora.',
      canned: 'Agora não há o que inserir aqui.',
      record: 'Agora não é possível gravar aqui.',
      topic: 'O órgão ainda não tem assuntos. Quem supervisiona os cria em “Assuntos”.',
      forward: 'Agora não há o que encaminhar aqui.',
      template: 'Agora não há modelo que possa sair daqui.',
      snooze: 'Este atendimento não pode ser deixado para depois agora.',
    },
  },

  shortcuts: {
    title: 'Atalhos do teclado',
    writing: 'Enquanto escreve',
    canned: 'Respostas prontas, no começo de uma palavra',
    blank: 'Próximo campo a preencher',
    send: 'Mandar a resposta',
    undo: 'Desfazer o envio, com o campo vazio',
    newline: 'Quebrar a linha',
    list: 'Na lista de conversas',
    walk: 'Conversa de cima ou de baixo',
    enter: 'Entrar na conversa',
    select: 'Selecionar a conversa, ou deixar de selecionar',
    stretch: 'Selecionar desde a última selecionada',
    selectAll: 'Selecionar todas da lista',
    unselect: 'Desfazer a seleção; sem ela, limpar os filtros',
    or: 'ou',
    close: 'Fechar',
  },

  skip: {
    label: 'Ir direto para',
    list: 'a lista',
    conversation: 'a conversa',
    composer: 'a resposta',
    citizen: 'o painel do cidadão',
  },

  duration: {
    minutes: (minutes: number) => `${minutes} min`,
    hours: (hours: number, minutes: number) =>
      minutes === 0 ? `${hours} h` : `${hours} h ${minutes} min`,
    days: (days: number) => plural(days, '1 dia', `${days} dias`),
    underAMinute: 'menos de 1 min',
    seconds: (seconds: number) => `${seconds} s`,
  },
}
