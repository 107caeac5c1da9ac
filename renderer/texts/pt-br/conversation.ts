import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')

export const conversation = {
  conversation: {
    log: (name: string) => `Conversa com ${name}`,
    nothing: { title: 'Escolha uma conversa', hint: 'Alt+↓ abre a próxima da lista.' },
    claim: 'Assumir',
    release: 'Devolver à fila',
    transfer: 'Transferir',
    transferTo: 'Transferir para',
    noColleague: 'Ninguém disponível',
    close: 'Encerrar',
    reopen: 'Reabrir',
    confirmClose: {
      title: 'O cidadão ainda espera resposta',
      text: (name: string) =>
        `A última palavra nesta conversa é de ${name}. Se o atendimento terminar agora, a mensagem fica sem resposta.`,
      confirm: 'Terminar sem responder',
      keep: 'Continuar atendendo',
    },
    status: {
      waiting: 'Aguardando',
      held: (name: string) => `Com ${name}`,
      heldByYou: 'Com você',
      closed: 'Encerrada',
    },
    protocol: (number: string) => `Protocolo ${number}`,
    today: 'Hoje',
    yesterday: 'Ontem',
    latest: 'Ir para a mais recente',
    newMessages: (count: number) => plural(count, '1 mensagem nova', `${count} mensagens novas`),
    announce: (name: string, words: string) => `${name}: ${words}`,
    quoteOf: 'Ver a mensagem citada',
    reactedWith: (name: string, emoji: string) => `${name} reagiu com ${emoji}`,
    note: 'Nota interna',
    noteHint: 'só a equipe vê',
    erased: 'Conteúdo apagado a pedido ou por prazo legal',
    event: {
      opened: (protocol: string | null) =>
        protocol ? `Atendimento aberto · protocolo ${protocol}` : 'Atendimento aberto',
      reopened: (who: string | null) =>
        who ? `${who} reabriu o atendimento` : 'Atendimento reaberto: o cidadão voltou a escrever',
      claimed: (who: string) => `${who} assumiu o atendimento`,
      released: (who: string) => `${who} devolveu a conversa à fila`,
      transferred: (who: string, to: string) => `${who} transferiu para ${to}`,
      closed: (who: string) => `${who} encerrou o atendimento`,
      'identity-confirmed': (who: string) => `${who} confirmou que é a mesma pessoa`,
      'identity-refuted': (who: string) =>
        `${who} disse que é outra pessoa: ela segue em outra conversa`,
      separated: 'Conversa separada: o que esta pessoa já escreveu está na conversa anterior',
      merged: (who: string) => `${who} juntou este cidadão a outro`,
      'merge-undone': (who: string) => `${who} desfez a junção com outro cidadão`,
      'block-asked': (who: string) => `${who} pediu o bloqueio deste cidadão`,
      'block-declined': (who: string) => `${who} recusou o pedido de bloqueio`,
      blocked: (who: string) => `${who} bloqueou este cidadão`,
      unblocked: (who: string | null) =>
        who ? `${who} encerrou o bloqueio` : 'O prazo do bloqueio terminou',
      openOther: 'Abrir a outra conversa',
    },
    unconfirmed: {
      waiting: 'Ainda não saiu deste computador',
      leaving: 'Aguardando o servidor',
      withdraw: 'Cancelar envio',
      sendAnyway: 'Enviar assim mesmo',
      toDraft: 'Voltar ao rascunho',
      discard: 'Descartar',
      notAccepted: 'Não foi aceito.',
    },
    linkOpens: (host: string) => `Abre ${host} no navegador`,
    linkHost: (host: string) => `(abre ${host})`,
  },

  tick: {
    queued: 'Na fila',
    sent: 'Enviada',
    delivered: 'Entregue',
    read: 'Lida',
    failed: 'Falhou',
    unknown: 'Sem confirmação',
  },

  unknownDelivery: 'Não sabemos se chegou. Confira com o cidadão antes de repetir.',

  failure: {
    lead: 'Não foi entregue.',
    account: 'A conta do WhatsApp do órgão perdeu o acesso. Avise a administração.',
    payment: 'Há um problema de pagamento na conta do WhatsApp do órgão. Avise a administração.',
    accountBlocked: 'O WhatsApp bloqueou a conta do órgão. Avise a administração.',
    windowClosed: 'Passaram mais de 24 horas da última mensagem do cidadão.',
    undeliverable:
      'O WhatsApp não consegue entregar a este contato: pode não ter WhatsApp, ou usar uma versão antiga.',
    tooFast: 'Muitas mensagens seguidas para a mesma pessoa. Espere um pouco.',
    busy: 'O WhatsApp está sobrecarregado. Espere um pouco.',
    optedOut: 'O cidadão pediu para não receber este tipo de mensagem.',
    blocked: 'Este contato está bloqueado pelo órgão.',
    spam: 'O WhatsApp limitou o número do órgão por excesso de envios. Avise a administração.',
    notAllowed: 'O número do órgão não pode enviar a este contato. Avise a administração.',
    invalid: 'O WhatsApp não aceitou o conteúdo desta mensagem.',
    file: 'O WhatsApp não aceitou o arquivo: converta para outro formato (PDF, JPG, MP4, MP3) e envie de novo.',
    temporary: 'O WhatsApp teve uma falha passageira.',
    identityChanged: 'O aparelho do cidadão mudou. Confirme com quem você está falando.',
    other: (code: number) => `O WhatsApp recusou (código ${code}).`,
    noReason: 'O WhatsApp não disse o motivo.',
  },

  composer: {
    message: 'Mensagem',
    note: 'Texto da nota',
    placeholder: (name: string) => `Responda a ${name}`,
    notePlaceholder: 'Só a equipe lê esta nota',
    send: 'Enviar',
    saveNote: 'Salvar nota',
    modes: 'O que escrever',
    replyMode: 'Resposta',
    noteMode: 'Nota interna',
    /** The language of what is written to citizens, whatever the screen's is. */
    writtenIn: 'pt-BR',
    oneMessage: 'Uma mensagem completa vale mais que cinco.',
    confirm: 'Leia e aperte Enter outra vez para enviar assim mesmo.',
    keys: 'Enter envia · Shift+Enter quebra a linha',
    left: (count: number) => plural(count, 'Resta 1 caractere', `Restam ${count} caracteres`),
    tooLong: (count: number) => plural(count, '1 caractere a mais', `${count} caracteres a mais`),
    why: {
      waiting: 'Para responder, assuma este atendimento.',
      held: (name: string) => `${name} está atendendo. Você pode deixar uma nota interna.`,
      closed: 'Atendimento encerrado. Reabra para responder.',
      windowClosed:
        'A janela de 24 horas fechou: só sai um modelo aprovado. A resposta livre volta quando o cidadão escrever de novo.',
      notPermitted: 'Seu perfil não atende cidadãos.',
    },
  },

  refusal: {
    'unknown-attendance':
      'Este atendimento mudou enquanto você trabalhava. Veja como ele está agora.',
    'already-claimed': (name: string) => `${name} assumiu esta conversa antes.`,
    'not-holder': (name: string) => `Quem atende agora é ${name}.`,
    'not-holder-waiting': 'Esta conversa está na fila: assuma antes.',
    'attendance-closed': 'O atendimento já está encerrado.',
    'attendance-open': 'O atendimento já está aberto.',
    'not-permitted': 'Seu perfil não permite isso.',
    'unknown-agent': 'Esse colega não pode atender agora.',
    'empty-text': 'A mensagem está vazia.',
    'newer-messages': (count: number) =>
      plural(
        count,
        'Chegou 1 mensagem depois que você começou a escrever.',
        `Chegaram ${count} mensagens depois que você começou a escrever.`,
      ),
    'identity-certain': 'Já se sabe quem escreve nesta conversa.',
    'unknown-citizen': 'Esse cidadão não está no registro, ou é este mesmo.',
    'citizen-blocked': 'Este cidadão está bloqueado: encerre o bloqueio antes.',
    'not-understood': 'O servidor não entendeu este pedido. Atualize o Balcão.',
    'window-closed': 'A janela de 24 horas do WhatsApp fechou.',
    'attachment-missing': 'O arquivo não chegou ao servidor. Anexe de novo.',
    'attachment-not-accepted': 'O WhatsApp não aceita um arquivo deste tipo ou tamanho.',
    'caption-too-long': 'A legenda é longa demais: envie o texto em outra mensagem.',
  },
}
