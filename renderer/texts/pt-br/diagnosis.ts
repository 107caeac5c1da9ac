/** O caminho até o servidor, testado passo a passo. */
export const diagnosis = {
  diagnosis: {
    title: 'Testar a conexão',
    open: 'Testar a conexão',
    running: 'Testando cada passo…',
    done: 'Cada passo até o servidor, em ordem. O primeiro que falha explica os seguintes.',
    again: 'Testar de novo',
    report: 'Relatório para a informática: sem nomes, números, senhas ou endereços de pessoas',
    copy: 'Copiar relatório',
    copied: 'Copiado',
    names: {
      name: 'Endereço',
      proxy: 'Caminho até o servidor',
      tls: 'Criptografia',
      'sign-in': 'Acesso',
      stream: 'Mensagens na hora',
      disk: 'Disco deste computador',
    },
    verdicts: { good: 'certo', look: 'atenção', bad: 'falhou', skipped: 'não testado' },
    codes: {
      found: 'O endereço do servidor existe na rede.',
      'no-such-name':
        'A rede não conhece este endereço. Confira o cabo ou o Wi-Fi; se a internet funciona, avise a informática: o nome do servidor não resolve.',
      'left-to-proxy': 'Quem conhece o endereço é o proxy da rede, e por ele se chega.',
      'no-address': 'Falta o endereço do servidor. Informe-o na tela de entrada.',
      reached: 'O servidor respondeu.',
      unreachable:
        'Ninguém responde nesse endereço. O servidor pode estar parado, ou um firewall no meio: avise a informática.',
      'proxy-failed':
        'O proxy da rede não deixou passar. Peça à informática que libere o servidor do Balcão no proxy.',
      intercepted:
        'Respondeu outra coisa no lugar do servidor, talvez a página de acesso do Wi-Fi. Entre na rede pelo navegador e teste de novo.',
      encrypted: 'A conexão é criptografada, e o certificado vale.',
      plain: 'A conexão não é criptografada (http). Só serve dentro da rede do órgão.',
      certificate:
        'O certificado do servidor não foi aceito. Confira a data deste computador; se está certa, avise a informática.',
      accepted: 'O servidor reconhece seu acesso.',
      waits: 'O servidor espera seu usuário e sua senha.',
      expired: 'Sua sessão terminou: saia e entre de novo. Seus rascunhos estão guardados.',
      'other-version': 'O servidor usa outra versão do Balcão: atualize este programa.',
      flows: 'As mensagens chegam no instante em que são escritas.',
      'held-back':
        'A rede segura as mensagens no caminho. Dá para trabalhar, com algum atraso; peça à informática que não retenha "text/event-stream".',
      writable: 'Dá para gravar, e há espaço.',
      'nearly-full': 'Dá para gravar, mas resta menos de 1 GB. Libere espaço.',
      'not-writable':
        'Não dá para gravar neste computador. O disco pode estar cheio ou protegido: avise a informática.',
      'not-tried': 'Depende do que falhou antes, ou de alguém ter entrado.',
    },
  },
}
