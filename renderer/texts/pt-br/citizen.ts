import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')

/** Who a citizen is, and what is decided about one. */
export const citizen = {
  citizen: {
    panel: 'Cidadão',
    show: 'Quem é o cidadão',
    hide: 'Fechar o painel do cidadão',
    failed: 'Não foi possível mostrar este cidadão.',
    identities: 'Como é conhecido',
    kinds: {
      userId: 'Id no WhatsApp',
      parentUserId: 'Id no grupo de órgãos',
      phone: 'Telefone',
      username: 'Usuário',
      name: 'Nome no perfil',
    },
    inUse: (since: string) => `Desde ${since}`,
    wasInUse: (since: string, until: string) => `De ${since} a ${until}, depois substituído`,
    noIdentities: 'O registro ainda não conta a história deste cidadão.',
    cases: 'Atendimentos',
    caseStatus: {
      waiting: 'Na fila',
      held: (who: string) => `Com ${who}`,
      closed: (who: string) => `Encerrado, atendido por ${who}`,
      closedUnattended: 'Encerrado sem atendimento',
    },
    period: (from: string, to: string | null) =>
      to === null ? `Desde ${from}` : `${from} a ${to}`,
    openConversation: (name: string) => `Abrir a conversa de ${name}`,

    merge: {
      title: 'Mesma pessoa',
      action: 'Juntar a outro cidadão…',
      dialog: (name: string) => `Juntar ${name} a outro cidadão`,
      hint: 'As duas conversas aparecem juntas aqui. Nada é movido, e dá para desfazer.',
      field: 'Nome, usuário ou telefone do outro cidadão',
      none: 'Ninguém encontrado',
      choose: (name: string) => `Juntar a ${name}`,
      joined: (one: string, other: string) => `${one} e ${other}`,
      by: (who: string, when: string) => `${who} juntou em ${when}`,
      undo: (name: string) => `Desfazer a junção com ${name}`,
      undoShort: 'Desfazer',
    },

    block: {
      title: 'Bloqueio',
      action: 'Bloquear…',
      ask: 'Pedir bloqueio…',
      dialog: (name: string) => `Bloquear ${name}`,
      askOf: (name: string) => `Pedir bloqueio… de ${name}`,
      askDialog: (name: string) => `Pedir o bloqueio de ${name}`,
      hint: 'As mensagens continuam sendo guardadas, não entram na fila e não avisam ninguém. Quando o bloqueio termina, o que chegou volta à fila.',
      reason: 'Motivo',
      reasons: {
        threat: 'Ameaça',
        abuse: 'Ofensa repetida',
        spam: 'Propaganda ou spam',
        fraud: 'Golpe',
        other: 'Outro motivo',
      },
      note: 'O que aconteceu',
      noteHint: 'Quem revê o bloqueio lê este texto.',
      days: 'Por quanto tempo',
      day: (days: number) => plural(days, '1 dia', `${days} dias`),
      confirm: 'Bloquear',
      confirmAsk: 'Pedir bloqueio',
      end: 'Encerrar bloqueio',
      endOf: (name: string) => `Encerrar o bloqueio de ${name}`,
      decline: 'Recusar pedido',
      declineOf: (name: string) => `Recusar o pedido sobre ${name}`,
      blockOf: (name: string) => `Bloquear ${name}…`,
      by: (who: string, since: string, until: string) => `Por ${who}, de ${since} até ${until}`,
      askedBy: (who: string, when: string) => `${who} pediu em ${when}`,
      heldBack: (count: number) =>
        plural(count, '1 mensagem espera o fim', `${count} mensagens esperam o fim`),
      nothingHeldBack: 'Nada chegou desde então',
      banner: (until: string) => `Cidadão bloqueado até ${until}.`,
      list: 'Cidadãos bloqueados',
      blocked: 'Bloqueados',
      asked: 'Pedidos de bloqueio',
      noneBlocked: 'Ninguém está bloqueado.',
      noneAsked: 'Nenhum pedido.',
    },

    veil: {
      title: {
        number: 'O cidadão mudou de número',
        'user-id': 'O WhatsApp mudou a identificação deste cidadão',
        device: 'O aparelho do cidadão mudou',
      },
      text: 'Pode ser outra pessoa: números passam a estranhos. Pergunte algo que só o cidadão saiba, como um protocolo anterior, antes de mostrar o que foi dito.',
      covered: (count: number) =>
        plural(
          count,
          '1 mensagem anterior está coberta.',
          `${count} mensagens anteriores estão cobertas.`,
        ),
      confirm: 'Confirmei que é a mesma pessoa',
      refute: 'É outra pessoa',
      claimFirst: 'Assuma o atendimento para dizer quem escreve.',
      refuteTitle: 'Separar em outra conversa?',
      refuteText: (name: string) =>
        `O que foi dito antes fica com ${name}. Quem escreve agora segue em uma conversa própria, com outro protocolo, e isto não se desfaz.`,
      refuteConfirm: 'Separar',
    },
  },
}
