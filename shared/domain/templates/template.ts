import * as z from '../../late-zod.ts'

/**
 * A message that WhatsApp has approved beforehand: the only kind that may be sent once the service
 * window has closed. The organisation's own words, nobody's personal data.
 * Source: Cloud API reference, sections 2.11, 5.2 and 6.4.
 */

/** `unknown`: a state that this version has no word for; such a template is not offered. */
const statusSchema = z
  .enum([
    'approved',
    'pending',
    'rejected',
    'paused',
    'disabled',
    'in-appeal',
    'archived',
    'limit-exceeded',
    'locked',
    'pending-deletion',
    'deleted',
    'unknown',
  ])
  .catch('unknown')

export type TemplateStatus = z.infer<typeof statusSchema>

const categorySchema = z
  .enum(['utility', 'marketing', 'authentication', 'unknown'])
  .catch('unknown')

/** Of the parts, only text can hold placeholders here; a header may be a file instead. */
const headerSchema = z.object({
  format: z.enum(['text', 'image', 'video', 'document', 'location', 'unknown']).catch('unknown'),
  text: z.string(),
})

const buttonSchema = z.object({
  kind: z.enum(['quick-reply', 'url', 'phone', 'copy-code', 'unknown']).catch('unknown'),
  text: z.string(),
  /** Of a link, with the placeholder that may stand at its end. */
  url: z.string().nullable(),
})

export const templateSchema = z.object({
  /** With the language, the key; WhatsApp's own number is only kept. */
  name: z.string(),
  /** WhatsApp's code, such as `pt_BR`. */
  language: z.string(),
  /** Digits: WhatsApp's number, greater than a JavaScript number may be. */
  whatsappId: z.string().nullable(),
  status: statusSchema,
  category: categorySchema,
  /** How its placeholders are written: `{{nome}}`, or `{{1}}` in order. */
  parameterFormat: z.enum(['named', 'positional']),
  header: headerSchema.nullable(),
  body: z.string(),
  footer: z.string().nullable(),
  buttons: z.array(buttonSchema),
  /** What the account gave WhatsApp as examples, by placeholder (`keyOf`). */
  examples: z.record(z.string(), z.string()),
  /** How citizens received it; null where WhatsApp has no word on it yet. */
  quality: z.enum(['green', 'yellow', 'red']).nullable().catch(null),
  /** WhatsApp's own word for why it was rejected or stopped (`INVALID_FORMAT`). */
  reason: z.string().nullable(),
})

export type Template = z.infer<typeof templateSchema>

export type TemplateKey = Pick<Template, 'name' | 'language'>

/** Why a template cannot be sent from the desk. */
export const unusableSchema = z.enum([
  'pending',
  'rejected',
  'paused',
  'disabled',
  'withdrawn',
  /** Its header is a file, or it has a part that the desk cannot fill. */
  'unsupported',
])

export type Unusable = z.infer<typeof unusableSchema>

const byStatus: Record<TemplateStatus, Unusable | null> = {
  approved: null,
  pending: 'pending',
  'in-appeal': 'rejected',
  rejected: 'rejected',
  paused: 'paused',
  'limit-exceeded': 'disabled',
  locked: 'disabled',
  disabled: 'disabled',
  archived: 'withdrawn',
  'pending-deletion': 'withdrawn',
  deleted: 'withdrawn',
  unknown: 'unsupported',
}

/** Null for a template that may be sent. */
export function whyUnusable(template: Template): Unusable | null {
  const { status, header, buttons, category } = template
  if (byStatus[status] !== null) return byStatus[status]
  // Codes for signing in are sent by machines, not by a desk.
  if (category === 'authentication') return 'unsupported'
  const isFilled = header === null || header.format === 'text'
  return isFilled && buttons.every(({ kind }) => kind !== 'unknown') ? null : 'unsupported'
}
