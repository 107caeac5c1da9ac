import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')
const number = (count: number) => count.toLocaleString('pt-BR')

/** Os deveres de quem guarda o registro. */
export const duties = {
  duties: {
    close: 'Fechar',
    loading: 'Perguntando ao servidor…',
    open: 'Abrir a conversa',
    refused: {
      unreachable: 'Isto só o servidor sabe, e ele não responde agora. Tente de novo com conexão.',
      'not-permitted': 'Seu acesso não permite ver isto.',
      'not-found': 'Isto não está mais no registro.',
      covered: 'O número mudou: antes, diga na conversa se é a mesma pessoa.',
      busy: 'Uma resposta a esta pessoa está saindo agora. Tente de novo em um minuto.',
    },
    menu: 'Mais ações',
    readersItem: 'Quem leu esta conversa',
    erasureItem: 'Apagar os dados desta pessoa…',
    audit: {
      title: 'Trilha de auditoria',
      readersTitle: (name: string) => `Quem leu a conversa com ${name}`,
      lead: 'Leituras, acessos e comandos da operação. O que cada um escreveu e fez está nas conversas.',
      none: 'Nada registrado neste período.',
      more: 'Mostrar mais',
      person: 'Pessoa',
      everybody: 'Todas',
      period: 'Período',
      periods: {
        day: 'Últimas 24 horas',
        week: 'Últimos 7 dias',
        month: 'Últimos 30 dias',
        all: 'Tudo',
      },
      server: 'No servidor',
      unknown: 'Alguém sem conta',
      actions: {
        'signed-in': 'entrou',
        'sign-in-refused': 'não conseguiu entrar',
        'signed-out': 'saiu',
        opened: 'abriu uma conversa',
        found: 'chegou a uma conversa pela busca',
        exported: 'exportou um atendimento inteiro (cópia, texto ou impressão)',
        'read-quarantine': 'leu a quarentena',
        'read-audit': 'consultou esta trilha',
        'erased-citizen': 'apagou os dados de uma pessoa',
        'imported-subscribers': 'importou pessoas para a lista',
        'exported-subscribers': 'exportou a lista de transmissão',
        'exported-citizen': 'exportou os dados de uma pessoa',
        operated: 'usou um comando do servidor',
        retention: 'regra de guarda retirou entradas antigas',
        unknown: 'fez algo que esta versão ainda não sabe dizer',
      },
      late: (moment: string) => `informado em ${moment}`,
    },
    reconciliation: {
      title: 'Conciliação',
      lead: 'Tudo o que chegou do WhatsApp e tudo o que saiu, e o que foi feito de cada coisa.',
      fits: 'Tudo fecha: o que chegou está no registro, na quarentena ou na fila para ser interpretado, e cada resposta tem um destino.',
      differs: 'Não fecha. Avise a informática e peça o comando verify no servidor.',
      difference: {
        items: (expected: number, found: number) =>
          `Os avisos traziam ${number(expected)} itens, e há destino para ${number(found)}.`,
        quarantine: (expected: number, found: number) =>
          `Deveria haver ${number(expected)} itens na quarentena, e há ${number(found)}.`,
      },
      arrived: 'O que chegou',
      left: 'Respostas que saíram',
      reacted: 'Reações que saíram',
      day: 'Dia',
      total: 'Total',
      columns: {
        received: 'Avisos recebidos',
        waiting: 'A interpretar',
        messages: 'Mensagens',
        statuses: 'Situações',
        nothingNew: 'Repetidos',
        otherField: 'Outros assuntos',
        quarantined: 'Quarentena',
        discarded: 'Descartados',
        written: 'Escritas',
        queued: 'Na fila',
        attempted: 'Saindo',
        accepted: 'Aceitas',
        unknown: 'Sem confirmação',
        failed: 'Falharam',
      },
      openReplies: 'Respostas para olhar',
      noOpenReplies: 'Nenhuma resposta sem confirmação ou com falha.',
      states: { unknown: 'Sem confirmação', failed: 'Falhou' },
    },
    erasure: {
      title: 'Apagar os dados desta pessoa',
      lead: (name: string) =>
        `A pedido de ${name} (LGPD, art. 18), tudo o que ela escreveu e o que lhe foi escrito sai do registro e de todos os computadores. Não há volta.`,
      stays:
        'Ficam os números: que alguém escreveu, quando, e quanto tempo levou a resposta. Se ela escrever de novo, será uma pessoa nova.',
      wouldGo: 'Vai embora:',
      messages: (count: number) =>
        `${number(count)} ${plural(count, 'mensagem ou nota', 'mensagens e notas')}`,
      conversations: (count: number) =>
        `${number(count)} ${plural(count, 'conversa', 'conversas')}`,
      files: (count: number) => `${number(count)} ${plural(count, 'arquivo', 'arquivos')}`,
      webhooks: (count: number) =>
        `partes de ${number(count)} ${plural(count, 'aviso do WhatsApp', 'avisos do WhatsApp')}`,
      quarantined: (count: number) =>
        `${number(count)} ${plural(count, 'item na quarentena', 'itens na quarentena')}`,
      type: (word: string) => `Para confirmar, escreva ${word}`,
      word: 'APAGAR',
      confirm: 'Apagar para sempre',
      erasing: 'Apagando…',
      keep: 'Não apagar',
      done: 'Os dados foram apagados.',
      notScrubbed: 'O servidor ainda vai regravar o disco; avise a informática se isto se repetir.',
    },
  },
}
