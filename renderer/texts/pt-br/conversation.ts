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
    confirmCloseForwarded: {
      title: 'A área ainda não respondeu',
      text: (name: string, area: string) =>
        `O atendimento de ${name} está com ${area}. Se terminar agora, a pergunta fica sem resposta registrada.`,
      confirm: 'Terminar sem a resposta da área',
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
    announceMany: (name: string, count: number, words: string) =>
      `${name}: ${count} mensagens novas. A última: ${words}`,
    announceReplies: (count: number, why: string) =>
      plural(count, `Uma resposta: ${why}`, `${count} respostas: ${why}`),
    answerThis: 'Responder a esta mensagem',
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
      given: {
        'round-robin': (who: string) => `Distribuído a ${who} pela regra “em rodízio”`,
        'least-loaded': (who: string) => `Distribuído a ${who} pela regra “para quem tem menos”`,
        'by-topic': (who: string) => `Distribuído a ${who} pela regra “por assunto”`,
        'previous-agent': (who: string) => `Distribuído a ${who}, que já atendeu este cidadão`,
      },
      released: (who: string) => `${who} devolveu a conversa à fila`,
      returned: (who: string, duration: string) =>
        `Devolvido à fila: ${who} ausente há ${duration}`,
      settled: 'Decisão sobre uma resposta',
      transferred: (who: string, to: string) => `${who} transferiu para ${to}`,
      closed: (who: string) => `${who} encerrou o atendimento`,
      classified: (who: string, topic: string | null) =>
        topic === null ? `${who} retirou o assunto` : `${who} informou o assunto: ${topic}`,
      forwarded: (who: string, area: string | null, due: string) =>
        `${who} encaminhou para ${area ?? 'uma área'} · responder até ${due}`,
      'area-answered': (who: string) => `${who} registrou a resposta da área`,
      'forwarding-withdrawn': (who: string) => `${who} retirou o encaminhamento`,
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
      'list-asked': (who: string) => `${who} perguntou se quer a lista de transmissão`,
      'list-accepted': (who: string) => `${who} registrou que o cidadão aceitou a lista`,
      'list-refused': (who: string) => `${who} registrou que o cidadão não quer a lista`,
      'list-left': (who: string) => `${who} registrou que o cidadão saiu da lista`,
      'list-left-by-keyword': (_: string) =>
        'O cidadão pediu para sair: já está fora da lista de transmissão',
      'list-left-at-whatsapp': (_: string) =>
        'O cidadão parou os avisos no WhatsApp: já está fora da lista de transmissão',
      'registration-saved': (who: string) => `${who} anotou o cadastro`,
      'registration-undone': (who: string) => `${who} desfez a última anotação do cadastro`,
      snoozed: (who: string, when: string) => `${who} deixou para depois: ${when}`,
      woken: (who: string) => `${who} trouxe de volta o que estava adiado`,
      scheduled: (who: string, when: string) => `${who} agendou uma resposta para ${when}`,
      'schedule-cancelled': (who: string) => `${who} cancelou uma resposta agendada`,
      'schedule-returned': (who: string, why: string) =>
        `A resposta agendada de ${who} não saiu: ${why}`,
      'fields-saved': (who: string) => `${who} anotou dados do cidadão`,
      openOther: 'Abrir a outra conversa',
    },
    unconfirmed: {
      waiting: 'Ainda não saiu deste computador',
      leaving: 'Aguardando o servidor',
      withdraw: 'Cancelar envio',
      sendAnyway: 'Enviar assim mesmo',
      toDraft: 'Voltar ao rascunho',
      toTemplate: 'Guardar o rascunho e escolher um modelo',
      chooseAgain: 'Escolher de novo',
      discard: 'Descartar',
      notAccepted: 'Não foi aceito.',
      inDraft: 'O texto voltou ao rascunho.',
    },
    linkOpens: (host: string) => `Abre ${host} no navegador`,
    linkHost: (host: string) => `(abre ${host})`,
  },

  composer: {
    message: 'Mensagem',
    note: 'Texto da nota',
    placeholder: (name: string) => `Responda a ${name}`,
    notePlaceholder: 'Só a equipe lê esta nota',
    send: 'Enviar',
    quoting: (author: string, words: string) => `Em resposta a ${author}: ${words}`,
    quoteNone: 'Não responder a uma mensagem em particular',
    saveNote: 'Salvar nota',
    modes: 'O que escrever',
    replyMode: 'Resposta',
    noteMode: 'Nota interna',
    /** The language of what is written to citizens, whatever the screen's is. */
    writtenIn: 'pt-BR',
    oneMessage: 'Uma mensagem completa vale mais que cinco.',
    confirm: 'Leia e aperte Enter outra vez para enviar assim mesmo.',
    goOn: 'Enviar mesmo assim',
    cameBack:
      'Uma resposta que não saiu acabou de voltar para este campo. Confira o texto e aperte Enter outra vez.',
    keys: {
      sends: 'Enter envia · Shift+Enter quebra a linha',
      breaks: 'Ctrl+Enter envia · Enter quebra a linha',
    },
    left: (count: number) => plural(count, 'Resta 1 caractere', `Restam ${count} caracteres`),
    tooLong: (count: number) => plural(count, '1 caractere a mais', `${count} caracteres a mais`),
    why: {
      waiting: 'Para responder, assuma este atendimento.',
      held: (name: string) => `${name} está atendendo. Você pode deixar uma nota interna.`,
      closed: 'Atendimento encerrado. Reabra para responder.',
      erased:
        'Os dados deste cidadão foram apagados a pedido dele: não há mais a quem responder aqui. Se ele escrever de novo, começa outra conversa.',
      windowClosed:
        'A janela de 24 horas fechou: só sai um modelo aprovado. A resposta livre volta quando o cidadão escrever de novo.',
      blocked: 'Cidadão bloqueado: nada sai até o fim do bloqueio.',
      notPermitted: 'Seu perfil não atende cidadãos.',
    },
  },

  refusal: {
    'unknown-attendance':
      'Este atendimento mudou enquanto você trabalhava. Veja como ele está agora.',
    'already-claimed': (name: string) => `${name} assumiu esta conversa antes.`,
    'not-holder': (name: string) => `Quem atende agora é ${name}.`,
    'not-holder-waiting': 'Esta conversa está na fila: assuma antes.',
    'not-holder-again':
      'Outra pessoa atendeu esta conversa desde que você escreveu. Veja o que mudou antes de enviar.',
    'already-settled': 'Esta resposta já foi resolvida: veja como ela está agora.',
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
    'newer-messages-then': 'o cidadão escreveu antes.',
    'not-holder-then': 'outra pessoa passou a atender.',
    'blanks-left': (names: string) => `Falta preencher: ${names}.`,
    'changed-meanwhile': 'Outra pessoa mudou isto nesse meio-tempo. Veja como está agora.',
    'canned-text-wrong': 'O texto da resposta pronta tem um campo que não existe.',
    'unknown-topic': 'Esse assunto não está mais na lista do órgão.',
    'unknown-field': 'Esse campo não está mais na lista do órgão.',
    'field-value-wrong': (name: string) => `“${name}” não aceita esse valor.`,
    'wording-version': 'O texto mudou: ele precisa de outra versão.',
    'unknown-area': 'Essa área não está mais na lista do órgão.',
    'already-forwarded':
      'Este atendimento já está com uma área: registre a resposta dela ou retire o encaminhamento antes.',
    'not-forwarded': 'Este encaminhamento já terminou: veja como o atendimento está agora.',
    'no-open-days': 'O calendário do órgão não tem tantos dias abertos pela frente.',
    'identity-certain': 'Já se sabe quem escreve nesta conversa.',
    'unknown-citizen': 'Esse cidadão não está no registro, ou é este mesmo.',
    'citizen-blocked': 'Este cidadão está bloqueado: encerre o bloqueio antes.',
    'unknown-template': 'A conta não tem mais esse modelo.',
    'template-unusable': 'O WhatsApp não deixa usar esse modelo agora.',
    'marketing-stopped': 'O cidadão não quer mensagens de divulgação: este modelo não pode ir.',
    'template-values': 'Falta preencher ou corrigir um campo do modelo.',
    'other-wording': 'O texto do consentimento mudou. Abra o cadastro de novo.',
    'already-registered': 'Este cidadão já está na lista.',
    'no-proof': 'O aceite precisa de uma mensagem do cidadão, escrita depois da pergunta.',
    'nothing-to-undo': 'Há algo mais novo no cadastro: desfaça isso antes.',
    'record-restored':
      'O registro do servidor foi restaurado de uma cópia. Confira a conversa antes de enviar de novo.',
    'citizen-erased':
      'Os dados deste cidadão foram apagados a pedido dele: nada foi enviado, e este texto se apagou junto.',
    'not-understood': 'O servidor não entendeu este pedido. Atualize o Balcão.',
    'moment-past': 'A hora marcada já passou.',
    'beyond-window': 'A janela de 24 horas do WhatsApp fecha antes da hora marcada.',
    'moment-too-far': 'Escolha um dia dentro de um ano.',
    'quadra-not-listed':
      'Esta quadra está como o cidadão a escreveu e não é da lista do órgão: você pode filtrar por ela, mas não guardar o filtro.',
    'schedule-left':
      'A resposta agendada saiu, ou mudou, antes da sua edição. Confira o que o cidadão já recebeu antes de enviar de novo.',
    'not-scheduled': 'Esta resposta não está mais agendada: veja como ela está agora.',
    'window-closed': 'A janela de 24 horas do WhatsApp fechou.',
    'attachment-missing': 'O arquivo não chegou ao servidor. Anexe de novo.',
    'attachment-not-accepted': 'O WhatsApp não aceita um arquivo deste tipo ou tamanho.',
    'caption-too-long': 'A legenda é longa demais: envie o texto em outra mensagem.',
  },
}
