/** A message template as the business account lists it. */
export type Template = {
  id: string
  name: string
  language: string
  status: 'APPROVED' | 'PENDING' | 'REJECTED'
  category: 'UTILITY' | 'MARKETING'
  parameter_format: 'NAMED' | 'POSITIONAL'
  components: {
    type: 'HEADER' | 'BODY' | 'FOOTER'
    text: string
    format?: string
    example?: object
  }[]
}

/** Templates of the made-up account, one of them not approved. */
export const TEMPLATES: readonly Template[] = [
  template(1, 'retomar_atendimento', 'UTILITY', 'Retomar atendimento', [
    'Olá, {{nome}}! Temos uma resposta sobre o seu atendimento {{protocolo}}. Responda a esta mensagem para continuar.',
    { nome: 'Maria', protocolo: '2026-000123' },
  ]),
  template(2, 'confirmacao_agendamento', 'UTILITY', 'Agendamento', [
    'Olá, {{nome}}! Seu horário em {{local}} está marcado para {{data}}. Podemos contar com você?',
    { nome: 'João', local: 'USF 403 Norte', data: '30/11 às 9h' },
  ]),
  template(3, 'andamento_solicitacao', 'UTILITY', 'Andamento', [
    'Olá, {{nome}}! Sua solicitação {{protocolo}} mudou de situação: {{situacao}}. Obrigado por falar com a gente.',
    { nome: 'Ana', protocolo: '2026-000456', situacao: 'equipe no local' },
  ]),
  template(4, 'campanha_vacinacao', 'MARKETING', 'Vacinação', [
    'Olá, {{nome}}! A vacinação contra a gripe vai até {{data}} em todas as unidades de saúde. Leve um documento.',
    { nome: 'Pedro', data: '18/12' },
  ]),
  {
    ...template(5, 'pesquisa_satisfacao', 'UTILITY', 'Pesquisa', [
      'Como foi o seu atendimento?',
      {},
    ]),
    status: 'PENDING',
  },
]

function template(
  number: number,
  name: string,
  category: Template['category'],
  header: string,
  [body, examples]: [string, Record<string, string>],
): Template {
  const named = Object.entries(examples)
  const example = {
    body_text_named_params: named.map(([param_name, example]) => ({ param_name, example })),
  }
  return {
    id: `99000000000000${number}`,
    name,
    language: 'pt_BR',
    status: 'APPROVED',
    category,
    parameter_format: 'NAMED',
    components: [
      { type: 'HEADER', format: 'TEXT', text: header },
      { type: 'BODY', text: body, ...(named.length > 0 ? { example } : {}) },
      { type: 'FOOTER', text: 'Prefeitura de Palmas' },
    ],
  }
}

/** The words of the template's body, with `{{name}}` where a parameter goes. */
export function templateBody(template: Template): string {
  return template.components.find(({ type }) => type === 'BODY')?.text ?? ''
}

export function templateParameters(template: Template): string[] {
  return [...templateBody(template).matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '')
}
