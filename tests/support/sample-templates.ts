import type { Template } from '../../shared/domain/templates/template.ts'

/** Templates as an account might have them; `more` replaces what a test is about. */
export function sampleTemplate(more: Partial<Template> = {}): Template {
  return {
    name: 'retomar_atendimento',
    language: 'pt_BR',
    whatsappId: '1690000000000000001',
    status: 'approved',
    category: 'utility',
    parameterFormat: 'named',
    header: { format: 'text', text: 'Protocolo {{protocolo}}' },
    body: 'Olá, {{nome}}! Temos uma resposta sobre {{assunto}}.',
    footer: 'Prefeitura de Palmas',
    buttons: [{ kind: 'quick-reply', text: 'Continuar', url: null }],
    examples: { 'body:nome': 'Maria' },
    quality: null,
    reason: null,
    ...more,
  }
}

export const positionalTemplate = sampleTemplate({
  name: 'andamento',
  parameterFormat: 'positional',
  header: null,
  body: 'Olá, {{2}}! O protocolo {{1}} mudou, {{2}}.',
  footer: null,
  buttons: [
    { kind: 'url', text: 'Acompanhar', url: 'https://example.org/p/{{1}}' },
    { kind: 'copy-code', text: 'Copiar', url: null },
  ],
  examples: {},
})
