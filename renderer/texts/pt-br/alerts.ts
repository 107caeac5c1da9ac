import type { AlertKind } from '../../../shared/domain/alerts/alert.ts'
import { pluralIn } from '../plural.ts'

const plural = pluralIn('pt-BR')

/** `about`: a template's name or a number; empty where the whole account is meant. */
const ofTemplate = (what: string) => (about: string) => `${what}: ${about}`

export const alerts = {
  alerts: {
    title: 'Alertas da conta do WhatsApp',
    open: (count: number) =>
      plural(count, 'Alertas da conta: 1 de pé', `Alertas da conta: ${count} de pé`),
    openNone: 'Alertas da conta',
    see: 'Ver alertas',
    none: 'Nada a resolver: a conta está em ordem.',
    standing: 'De pé',
    settled: 'Resolvidos',
    acknowledge: 'Estou ciente',
    acknowledgeOf: (title: string) => `Estou ciente: ${title}`,
    unreachable: 'Sem conexão: tente de novo quando o servidor responder.',
    notPermitted: 'Seu perfil não permite isso.',
    since: 'desde',
    settledAlone: 'passou sozinho',
    settledBy: (name: string) => `ciente: ${name}`,
    until: (moment: string) => `Até ${moment}.`,
    word: (word: string) => `No WhatsApp: ${word}.`,
    code: (code: number) => `Código ${code}.`,
    severity: { grave: 'Grave', warning: 'Atenção', notice: 'Aviso' },
    held: {
      lead: (reason: string) => `As respostas esperam porque ${reason}.`,
      rest: 'Elas ficam guardadas e saem sozinhas. A supervisão foi avisada.',
      reason: {
        'token-refused': 'o WhatsApp recusou o acesso da conta do órgão',
        'not-permitted': 'falta uma permissão à conta do órgão no WhatsApp',
        payment: 'há um problema de pagamento na conta do órgão no WhatsApp',
        'account-blocked': 'o WhatsApp bloqueou a conta do órgão',
        'account-disabled': 'o WhatsApp desativou a conta do órgão',
        'account-deleted': 'a conta do órgão no WhatsApp foi apagada',
        'number-unregistered': 'o número do órgão não está registrado no WhatsApp',
        unreachable: 'o servidor não consegue falar com o WhatsApp',
      } as Partial<Record<AlertKind, string>>,
      other: 'o WhatsApp recusou a conta do órgão',
    },
    kind: {
      'token-refused': () => 'O WhatsApp recusa o acesso (token)',
      'not-permitted': () => 'Falta uma permissão no WhatsApp',
      payment: () => 'Problema de pagamento no WhatsApp',
      'account-blocked': () => 'O WhatsApp bloqueou a conta',
      'account-disabled': () => 'O WhatsApp desativou a conta',
      'account-deleted': () => 'A conta foi apagada no WhatsApp',
      'number-unregistered': () => 'O número não está registrado no WhatsApp',
      unreachable: () => 'O servidor não consegue falar com o WhatsApp',
      'account-restricted': () => 'O WhatsApp restringiu a conta',
      'account-violation': () => 'O WhatsApp registrou uma violação das regras',
      'account-offboarded': () => 'A conta saiu da plataforma do WhatsApp',
      'review-rejected': () => 'O WhatsApp não aprovou a conta',
      'number-quality': (about: string) => `A qualidade do número caiu: ${about}`,
      'messaging-limit': () => 'O limite de envios mudou',
      'name-rejected': (about: string) => `O nome de exibição não foi aprovado: ${about}`,
      pin: (about: string) => `Mexeram no PIN do número: ${about}`,
      'spam-limit': () => 'O WhatsApp limitou o número por denúncias',
      'template-category': ofTemplate('Modelo virou divulgação, que custa mais'),
      'template-stopped': ofTemplate('Modelo parado pelo WhatsApp'),
      'template-quality': ofTemplate('Cidadãos reclamam de um modelo'),
      'account-alert': () => 'Aviso do WhatsApp sobre a conta',
      'account-change': () => 'A conta mudou no WhatsApp',
      error: () => 'O WhatsApp relatou um erro da conta',
    } satisfies Record<AlertKind, (about: string) => string> as Record<
      AlertKind,
      (about: string) => string
    >,
    todo: {
      'token-refused':
        'Nada sai. Gere outro token de usuário do sistema no painel do WhatsApp, ponha em WHATSAPP_TOKEN e reinicie o servidor.',
      'not-permitted':
        'Nada sai. No painel do WhatsApp, dê ao usuário do sistema as permissões de mensagens e de gestão, e acesso a esta conta.',
      payment: 'Nada sai. Confira o cartão ou a fatura no painel do WhatsApp.',
      'account-blocked':
        'Nada sai. Leia o motivo no painel do WhatsApp e peça revisão, se for o caso.',
      'account-disabled':
        'Nada sai. Peça a revisão no painel do WhatsApp: a resposta leva de 24 a 48 h.',
      'account-deleted':
        'Nada sai nem chega. Fale com quem administra a conta no painel do WhatsApp.',
      'number-unregistered': 'Nada sai. Registre o número de novo no painel do WhatsApp.',
      unreachable:
        'Confira a internet do servidor, o proxy e o endereço em WHATSAPP_API_URL. As respostas saem sozinhas quando voltar.',
      'account-restricted':
        'Parte dos envios está suspensa. Leia no painel do WhatsApp o que foi suspenso e até quando.',
      'account-violation':
        'Leia no painel do WhatsApp qual regra foi. Repetições levam a bloqueios cada vez mais longos.',
      'account-offboarded': 'Fale com quem administra a conta: ela precisa ser ligada de novo.',
      'review-rejected': 'Leia o motivo no painel do WhatsApp e corrija o cadastro do órgão.',
      'number-quality':
        'Cidadãos bloqueiam ou denunciam as mensagens. Reveja os modelos de divulgação antes que o limite caia.',
      'messaging-limit':
        'É quantos cidadãos por dia podem receber modelos fora da janela de 24 h. Respostas não contam.',
      'name-rejected': 'Peça outro nome no painel do WhatsApp.',
      pin: 'Se ninguém do órgão fez isso, troque o PIN agora no painel do WhatsApp e confira quem tem acesso.',
      'spam-limit': 'Pare as transmissões e reveja o que foi enviado: o limite passa com o tempo.',
      'template-category':
        'Reveja o texto do modelo ou peça revisão no painel do WhatsApp antes de usá-lo de novo.',
      'template-stopped':
        'Ele não pode ser escolhido. Corrija o texto no painel do WhatsApp, ou use outro.',
      'template-quality': 'Reveja o texto e a quem ele vai, antes que o WhatsApp o pause.',
      'account-alert': 'Leia os detalhes no painel do WhatsApp.',
      'account-change': 'Nada a fazer se a mudança era esperada.',
      error: 'Leia os detalhes no painel do WhatsApp.',
    } satisfies Record<AlertKind, string>,
  },
}
