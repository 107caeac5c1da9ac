import { type Template, template } from './template.ts'

const footer = 'Prefeitura de Palmas'

/** Templates of the made-up account of Palmas. */
export const PALMAS_TEMPLATES: readonly Template[] = [
  template({
    id: 1,
    name: 'retomar_atendimento',
    category: 'UTILITY',
    header: 'Retomar atendimento',
    body: 'Olá, {{nome}}! Temos uma resposta sobre o seu atendimento {{protocolo}}. Responda a esta mensagem para continuar.',
    footer,
    examples: { nome: 'Maria', protocolo: '2026-000123' },
    quality_score: { score: 'GREEN' },
  }),
  template({
    id: 2,
    name: 'confirmacao_agendamento',
    category: 'UTILITY',
    header: 'Agendamento',
    body: 'Olá, {{nome}}! Seu horário em {{local}} está marcado para {{data}}. Podemos contar com você?',
    footer,
    examples: { nome: 'João', local: 'USF 403 Norte', data: '30/11 às 9h' },
    buttons: [
      { type: 'QUICK_REPLY', text: 'Confirmo' },
      { type: 'QUICK_REPLY', text: 'Preciso remarcar' },
    ],
  }),
  template({
    id: 3,
    name: 'andamento_solicitacao',
    category: 'UTILITY',
    header: 'Protocolo {{1}}',
    body: 'Olá, {{1}}! Sua solicitação mudou de situação: {{2}}. Obrigado por falar com a gente.',
    footer,
    examples: { '1': 'Ana', '2': 'equipe no local' },
    buttons: [
      { type: 'URL', text: 'Acompanhar', url: 'https://palmas.example.org/protocolo/{{1}}' },
    ],
  }),
  template({
    id: 4,
    name: 'campanha_vacinacao',
    category: 'MARKETING',
    header: 'Vacinação',
    body: 'Olá, {{nome}}! A vacinação contra a gripe vai até {{data}} em todas as unidades de saúde. Leve um documento.',
    footer,
    examples: { nome: 'Pedro', data: '18/12' },
    buttons: [{ type: 'QUICK_REPLY', text: 'PARAR' }],
  }),
  template({
    id: 5,
    name: 'pesquisa_satisfacao',
    category: 'UTILITY',
    body: 'Como foi o seu atendimento?',
    footer,
    status: 'PENDING',
  }),
  template({
    id: 6,
    name: 'aviso_manutencao',
    category: 'UTILITY',
    body: 'Amanhã haverá manutenção no seu bairro, das {{inicio}} às {{fim}}.',
    footer,
    examples: { inicio: '8h', fim: '12h' },
    status: 'PAUSED',
    quality_score: { score: 'RED' },
  }),
  template({
    id: 7,
    name: 'convite_audiencia',
    category: 'MARKETING',
    body: 'A Prefeitura convida para a audiência pública de {{data}}.',
    footer,
    examples: { data: '10/12' },
    status: 'REJECTED',
    rejected_reason: 'INVALID_FORMAT',
  }),
]
