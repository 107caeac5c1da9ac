import { z } from 'zod'
import { keyOf } from '../../../shared/domain/templates/placeholders.ts'
import { type Template, templateSchema } from '../../../shared/domain/templates/template.ts'

/** Meta shouts and 360dialog does not; neither spells with a hyphen. */
const word = z
  .string()
  .transform((text) => text.toLowerCase().replaceAll('_', '-'))
  .catch('unknown')

const buttonSchema = z.object({
  type: word,
  text: z.string().catch(''),
  url: z.string().nullish().catch(null),
})

const exampleSchema = z
  .object({
    header_text: z.array(z.string()).catch([]),
    body_text: z.array(z.array(z.string())).catch([]),
    header_text_named_params: z
      .array(z.object({ param_name: z.string(), example: z.string() }))
      .catch([]),
    body_text_named_params: z
      .array(z.object({ param_name: z.string(), example: z.string() }))
      .catch([]),
  })
  .optional()
  .catch(undefined)

const componentSchema = z.object({
  type: word,
  format: word,
  text: z.string().catch(''),
  buttons: z.array(buttonSchema).catch([]),
  example: exampleSchema,
})

type Component = z.infer<typeof componentSchema>

const listedSchema = z.object({
  id: z.union([z.string(), z.number()]).optional().catch(undefined),
  external_id: z.string().optional().catch(undefined),
  name: z.string().min(1),
  language: z.string().min(1),
  status: word,
  category: word,
  parameter_format: word,
  components: z.array(componentSchema),
  quality_score: z.object({ score: word }).nullish().catch(null),
  rejected_reason: z.string().nullish().catch(null),
})

/** What a list calls the states that have another name here. */
const statuses: Readonly<Record<string, string>> = { submitted: 'pending', created: 'pending' }

const buttonKinds: Readonly<Record<string, string>> = {
  'quick-reply': 'quick-reply',
  url: 'url',
  'phone-number': 'phone',
  'copy-code': 'copy-code',
}

/**
 * A template as the account's list shows it; null for what has no name or no parts.
 * Source: Cloud API reference, section 5.2.
 */
export function readTemplate(listed: unknown): Template | null {
  const read = listedSchema.safeParse(listed)
  if (!read.success) return null
  const { name, language, status, components, quality_score: quality } = read.data
  const part = (type: string) => components.find((component) => component.type === type)
  const header = part('header')
  const body = part('body')
  if (body === undefined) return null
  const whatsappId = read.data.external_id ?? read.data.id
  return templateSchema.parse({
    ...{ name, language, category: read.data.category },
    status: statuses[status] ?? status,
    whatsappId: whatsappId === undefined ? null : String(whatsappId),
    parameterFormat: formatOf(read.data.parameter_format, body.text),
    header: header === undefined ? null : { format: header.format, text: header.text },
    body: body.text,
    footer: part('footer')?.text ?? null,
    buttons: (part('buttons')?.buttons ?? []).map(({ type, text, url }) => ({
      kind: buttonKinds[type] ?? 'unknown',
      text,
      url: url ?? null,
    })),
    examples: { ...examplesOf('header', header), ...examplesOf('body', body) },
    quality: quality?.score ?? null,
    reason: reasonOf(read.data.rejected_reason),
  })
}

/** WhatsApp writes `NONE` where there is none. */
export function reasonOf(reason: string | null | undefined): string | null {
  return reason && reason !== 'NONE' ? reason : null
}

/** Lists of before named parameters do not say: names that are words say it themselves. */
function formatOf(given: string, body: string): Template['parameterFormat'] {
  if (given === 'named' || given === 'positional') return given
  return /\{\{\s*[a-z_]/i.test(body) ? 'named' : 'positional'
}

function examplesOf(place: 'header' | 'body', part: Component | undefined) {
  const example = part?.example
  if (example === undefined) return {}
  const inOrder = place === 'header' ? example.header_text : (example.body_text[0] ?? [])
  const named =
    place === 'header' ? example.header_text_named_params : example.body_text_named_params
  return Object.fromEntries([
    ...inOrder.map((value, index) => [keyOf(place, null, String(index + 1)), value]),
    ...named.map(({ param_name, example: value }) => [keyOf(place, null, param_name), value]),
  ])
}
