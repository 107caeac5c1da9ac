import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')

/** What became of each reply, why, and what can be done about it. */
export const deliveries = {
  tick: {
    queued: 'Na fila',
    sent: 'Enviada',
    delivered: 'Entregue',
    read: 'Lida',
    failed: 'Falhou',
    unknown: 'Sem confirmação',
  },

  tickMeaning: {
    queued: 'Esperando a vez de sair para o WhatsApp.',
    deferred: 'O WhatsApp não recebeu agora. O Balcão tenta de novo sozinho.',
    attempted: 'Saindo para o WhatsApp.',
    unknown: 'O WhatsApp não disse se recebeu.',
    accepted: 'O WhatsApp recebeu e ainda não disse que enviou.',
    sent: 'O WhatsApp enviou. O aparelho do cidadão ainda não recebeu.',
    failed: 'O WhatsApp não entregou.',
    confirmed: 'O cidadão disse que chegou.',
    delivered: 'Chegou ao aparelho do cidadão.',
    read: 'O cidadão abriu a conversa depois que ela chegou.',
    played: 'O cidadão ouviu.',
  },

  delivery: {
    unknown:
      'O WhatsApp não disse se recebeu. Pode ter chegado: espere um pouco, ou pergunte ao cidadão.',
    deferred: (why: string) => `Ainda não saiu: o Balcão tenta de novo sozinho. ${why}`,
    noRoute: 'Não há caminho até o WhatsApp agora.',
    arrived: 'Chegou',
    resend: 'Enviar de novo',
    leave: 'Deixar assim',
    mayDouble: 'O cidadão pode receber duas vezes.',
    resendAnyway: 'Enviar outra vez',
    settled: {
      arrived: (who: string) => `${who} confirmou com o cidadão que chegou`,
      'put-away': (who: string) => `${who} deu por resolvida`,
      resent: (who: string) => `${who} enviou de novo`,
    },
    unknownMark: (count: number) => plural(count, '1 sem confirmação', `${count} sem confirmação`),
    failedMark: (count: number) => plural(count, '1 não entregue', `${count} não entregues`),
  },

  failure: {
    lead: 'Não foi entregue.',
    account: 'A conta do WhatsApp do órgão perdeu o acesso. Avise a administração.',
    payment: 'Há um problema de pagamento na conta do WhatsApp do órgão. Avise a administração.',
    accountBlocked: 'O WhatsApp bloqueou a conta do órgão. Avise a administração.',
    numberSetup: 'O número do órgão precisa de acerto no WhatsApp. Avise a administração.',
    windowClosed: 'Passaram mais de 24 horas da última mensagem do cidadão.',
    undeliverable:
      'O WhatsApp não consegue entregar a este contato: pode não ter WhatsApp, ou usar uma versão antiga.',
    country: 'O órgão não pode escrever para números do país deste contato.',
    tooFast: 'Muitas mensagens seguidas para a mesma pessoa. Espere um pouco.',
    busy: 'O WhatsApp está sobrecarregado. Espere um pouco.',
    optedOut: 'O cidadão pediu para não receber este tipo de mensagem.',
    blocked: 'Este contato está bloqueado pelo órgão.',
    spam: 'O WhatsApp limitou o número do órgão por excesso de envios. Avise a administração.',
    notAllowed: 'O número do órgão não pode enviar a este contato. Avise a administração.',
    template: 'O WhatsApp não aceitou o modelo desta mensagem. Avise a administração.',
    file: 'O WhatsApp não aceitou o arquivo: converta para outro formato (PDF, JPG, MP4, MP3) e envie de novo.',
    invalid: 'O WhatsApp não aceitou o conteúdo desta mensagem.',
    templateChanged: 'O modelo mudou no WhatsApp. Escolha de novo.',
    templateMissing: 'O WhatsApp não tem esse modelo aprovado. Escolha outro.',
    templateStopped: 'O WhatsApp pausou ou desativou esse modelo. Escolha outro.',
    templateValues: 'O WhatsApp não aceitou o que foi preenchido no modelo. Confira os campos.',
    templatePolicy: 'O texto do modelo quebra uma regra do WhatsApp. Avise a administração.',
    marketingLimit:
      'O WhatsApp segurou esta divulgação: o cidadão já recebeu muitas. Espere ao menos 24 h.',
    needsPhone: 'Este cidadão esconde o número, e esta mensagem precisa dele.',
    temporary: 'O WhatsApp teve uma falha passageira.',
    identityChanged: 'O aparelho do cidadão mudou. Confirme com quem você está falando.',
    other: (code: number) => `O WhatsApp recusou (código ${code}).`,
    noReason: 'O WhatsApp não disse o motivo.',
  },
}
