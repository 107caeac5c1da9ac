/** A message template as the business account lists it (reference, sections 5.2 and 2.11). */
export type Template = {
  /** Greater than 2^53: only as text does it keep its digits. */
  id: string
  name: string
  language: string
  status: 'APPROVED' | 'PENDING' | 'REJECTED' | 'PAUSED' | 'DISABLED'
  category: 'UTILITY' | 'MARKETING'
  parameter_format: 'NAMED' | 'POSITIONAL'
  quality_score: { score: 'GREEN' | 'YELLOW' | 'RED' | 'UNKNOWN' }
  rejected_reason: string
  components: Component[]
}

export type Component = {
  type: 'HEADER' | 'BODY' | 'FOOTER' | 'BUTTONS'
  text?: string
  format?: 'TEXT' | 'IMAGE'
  buttons?: Button[]
  example?: object
}

export type Button = { type: 'QUICK_REPLY' | 'URL' | 'PHONE_NUMBER'; text: string; url?: string }

export type Part = 'HEADER' | 'BODY'

/** The words of a part, with `{{name}}` or `{{1}}` where a parameter goes. */
export function wordsOf(template: Template, part: Part): string {
  return template.components.find(({ type }) => type === part)?.text ?? ''
}

export function buttonsOf(template: Template): Button[] {
  return template.components.find(({ type }) => type === 'BUTTONS')?.buttons ?? []
}

/** The placeholders of some words, in order, each once. */
export function placeholdersIn(words: string): string[] {
  return [...new Set([...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? ''))]
}

type Sketch = Pick<Template, 'name' | 'category'> & {
  id: number
  header?: string
  body: string
  footer?: string
  buttons?: Button[]
  /** By placeholder; positional ones by number. */
  examples?: Record<string, string>
} & Partial<Pick<Template, 'status' | 'quality_score' | 'rejected_reason'>>

/** A template as Meta would list it, from what matters of it. */
export function template({ id, header, body, footer, buttons, examples = {}, ...more }: Sketch) {
  const named = Object.entries(examples)
  const isPositional = named.some(([name]) => /^\d+$/.test(name))
  const example = isPositional
    ? { body_text: [named.map(([, value]) => value)] }
    : {
        body_text_named_params: named.map(([name, value]) => ({
          param_name: name,
          example: value,
        })),
      }
  const listed: Template = {
    id: `169000000000000${String(id).padStart(4, '0')}`,
    language: 'pt_BR',
    status: 'APPROVED',
    parameter_format: isPositional ? 'POSITIONAL' : 'NAMED',
    quality_score: { score: 'UNKNOWN' },
    rejected_reason: 'NONE',
    components: [
      ...(header === undefined ? [] : [{ type: 'HEADER', format: 'TEXT', text: header } as const]),
      { type: 'BODY', text: body, ...(named.length > 0 ? { example } : {}) },
      ...(footer === undefined ? [] : [{ type: 'FOOTER', text: footer } as const]),
      ...(buttons === undefined ? [] : [{ type: 'BUTTONS', buttons } as const]),
    ],
    ...more,
  }
  return listed
}
