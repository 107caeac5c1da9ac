export const entrance = {
  firstRun: {
    title: 'Onde fica o servidor do Balcão?',
    lead: 'Peça este endereço a quem cuida da informática no seu órgão. Só é preciso informar uma vez.',
    address: 'Endereço do servidor',
    example: 'https://balcao.exemplo.gov.br',
    connect: 'Conectar',
    connecting: 'Conectando…',
    refused: {
      'not-an-address': 'Isso não é um endereço. Ele começa com https:// ou http://.',
      unreachable:
        'Ninguém respondeu nesse endereço. Confira se está escrito certo e se este computador está na rede.',
      'not-a-relay':
        'Há algo nesse endereço, mas não é um servidor do Balcão. Confira o endereço com a informática.',
      fixed:
        'O endereço deste computador é definido pela administração e não pode ser mudado aqui.',
    },
  },

  signIn: {
    title: 'Que bom ver você',
    lead: 'Entre para atender quem está esperando.',
    login: 'Usuário',
    password: 'Senha',
    showPassword: 'Mostrar os caracteres',
    hidePassword: 'Esconder os caracteres',
    lockedTitle: 'Balcão está bloqueado',
    lockedLead: 'Digite a senha para voltar aonde estava. Seus rascunhos estão guardados.',
    submit: 'Entrar',
    submitting: 'Entrando…',
    expired: 'Sua sessão terminou. Entre de novo; seus rascunhos estão guardados.',
    server: (host: string) => `Servidor: ${host}`,
    changeServer: 'Trocar endereço',
    locked: {
      previousPassword: 'Senha anterior',
      hint: 'Com ela, os dados deste computador passam a abrir com a senha nova.',
      startAnew: 'Começar de novo neste computador',
      startAnewHint:
        'Os dados antigos ficam guardados à parte. Rascunhos e respostas que ainda não saíram não serão enviados.',
    },
    missing: 'Preencha este campo.',
    refused: {
      'no-relay': 'Falta o endereço do servidor.',
      'wrong-credentials': 'Usuário ou senha não conferem.',
      'too-many-requests': 'Muitas tentativas seguidas. Espere um minuto e tente de novo.',
      'wrong-protocol':
        'O servidor usa outra versão do Balcão. Atualize este programa para continuar.',
      unreachable:
        'O servidor não responde, e você ainda não usou o Balcão neste computador. Sem conexão, só entra quem já entrou aqui antes.',
      'offline-never':
        'O servidor não responde, e este órgão só permite entrar com conexão. Tente quando ela voltar: seus rascunhos e o que espera para sair estão guardados.',
      'offline-too-long':
        'Este computador está há tempo demais sem ouvir o servidor para entrar sem conexão. Ligue-o à rede do órgão e entre de novo: seus rascunhos e o que espera para sair estão guardados.',
      'clock-set-back':
        'O relógio deste computador voltou atrás, e sem o servidor não se sabe quanto tempo passou. Acerte o relógio, ou entre com conexão.',
      'replica-newer':
        'Os dados deste computador foram gravados por uma versão mais nova do Balcão. Atualize o programa para abri-los.',
      'replica-locked':
        'Seu acesso foi aceito, mas não abre os dados guardados neste computador: a senha mudou.',
      'wrong-previous-password':
        'A senha anterior também não abre os dados guardados neste computador.',
    },
  },
}
