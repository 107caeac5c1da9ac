import { type Template, template } from './template.ts'

const footer = 'Universidade Federal de Mato Grosso'

/** Templates of the made-up account of UFMT. */
export const UFMT_TEMPLATES: readonly Template[] = [
  template({
    id: 101,
    name: 'retomar_atendimento',
    category: 'UTILITY',
    header: 'Retomar atendimento',
    body: 'Olá, {{nome}}! A UFMT tem uma resposta sobre o seu atendimento {{protocolo}}. Responda a esta mensagem para continuar.',
    footer,
    examples: { nome: 'Maria', protocolo: '2026-000123' },
    quality_score: { score: 'GREEN' },
  }),
  template({
    id: 102,
    name: 'documento_pendente',
    category: 'UTILITY',
    header: 'Matrícula',
    body: 'Olá, {{1}}! Falta o documento "{{2}}" na sua matrícula. O prazo é {{3}}.',
    footer,
    examples: { '1': 'João', '2': 'histórico escolar', '3': '12/12' },
    buttons: [{ type: 'URL', text: 'Abrir o portal', url: 'https://ufmt.example.org/matricula' }],
  }),
  template({
    id: 103,
    name: 'andamento_manifestacao',
    category: 'UTILITY',
    body: 'Olá, {{nome}}! Sua manifestação {{protocolo}} na ouvidoria mudou de situação: {{situacao}}. Fale conosco se quiser saber mais.',
    footer,
    examples: { nome: 'Ana', protocolo: '2026-000456', situacao: 'respondida pela área' },
    buttons: [{ type: 'QUICK_REPLY', text: 'Quero saber mais' }],
  }),
  template({
    id: 104,
    name: 'semana_academica',
    category: 'MARKETING',
    body: 'Olá, {{nome}}! A semana acadêmica vai até {{data}}. Participe.',
    footer,
    examples: { nome: 'Pedro', data: '18/12' },
    status: 'PAUSED',
    quality_score: { score: 'RED' },
  }),
]
