import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')

/** Avisos do sistema, enquanto se olha para outra janela. */
export const deskNotices = {
  tray: {
    title: 'Bandeja do sistema',
    closes: 'Fechar a janela deixa o Balcão na bandeja',
    closesHint:
      'Ele continua recebendo e avisando. Para sair de vez: o menu do ícone, “Sair do Balcão”. Onde não há bandeja, abrir o Balcão de novo traz a janela de volta.',
  },
  deskNotices: {
    lead: 'O Balcão avisa quando a janela não está na frente ou a conversa não está aberta: um aviso por conversa, que some quando você lê.',
    permission: {
      granted: 'Este computador permite os avisos do Balcão.',
      default: 'Este computador ainda não permite avisos do Balcão.',
      denied:
        'Este computador recusa os avisos do Balcão. Para mudar, permita as notificações desta página no navegador e abra esta parte de novo.',
      unsupported: 'Aqui não há como mostrar avisos.',
    },
    allow: 'Permitir avisos',
    tellOf: 'Avisar de',
    kinds: {
      messages: 'Mensagem nova em atendimento meu',
      handed: 'Atendimento que veio para mim',
      mentions: 'Nota interna que me menciona',
      failed: 'Resposta minha que não saiu ou não chegou',
      queue: 'Gente nova na fila',
    },
    how: 'De que jeito',
    showsContent: 'Mostrar no aviso o nome e o que foi escrito',
    sound: 'Tocar o som de aviso do sistema',
    outsideHours: 'Não avisar fora do horário de atendimento do órgão',
    happened: {
      message: 'Mensagem nova em um atendimento seu',
      handed: 'Um atendimento veio para você',
      failed: 'Uma resposta não chegou ao cidadão',
    },
    replyTo: (name: string) => `Responder a ${name}`,
    leaves: (seconds: number) =>
      plural(seconds, 'Sua resposta sai em 1 segundo.', `Sua resposta sai em ${seconds} segundos.`),
    takeBack: 'Desfazer o envio',
    kept: (count: number, name: string | null, why: string) => {
      const to = name === null ? '' : ` a ${name}`
      const what = plural(
        count,
        `Sua resposta${to} não saiu e ficou como rascunho.`,
        `${count} respostas suas${to} não saíram e ficaram como rascunho.`,
      )
      return `${what} ${why}`
    },
    whyKept: {
      'too-long': 'O texto passa do tamanho que o WhatsApp aceita.',
      'look-twice': 'Há no texto um número, um endereço ou um nome: confira antes de mandar.',
      'same-reply': 'O mesmo texto já foi enviado hoje a outra pessoa.',
      away: 'O Balcão estava bloqueado quando você escreveu.',
    },
    erased: 'O cidadão pediu que tudo dele fosse apagado: a resposta não saiu nem ficou guardada.',
    inQueue: (count: number) =>
      plural(count, 'Chegou gente à fila: 1 espera', `Chegou gente à fila: ${count} esperam`),
  },
}
