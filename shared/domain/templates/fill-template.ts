import * as z from '../../late-zod.ts'
import type { TemplateContent } from '../content/template.ts'
import { storableText } from '../content/text.ts'
import { keyOf, type Placeholder, placeholdersOf, replaced } from './placeholders.ts'
import type { Template } from './template.ts'

/** What an agent wrote for each placeholder, by its key. */
export type TemplateValues = Readonly<Record<string, string>>

export const valueProblemSchema = z.enum([
  /** WhatsApp refuses an empty value; a citizen would read a hole. */
  'empty',
  /** A line break or a tab. */
  'line-break',
  'many-spaces',
  'too-long',
  /** A space in a part of a link. */
  'not-in-link',
])

export type ValueProblem = z.infer<typeof valueProblemSchema>

/** WhatsApp's limits for a part once its values stand in it (reference, section 5.2). */
const MAX_BODY = 1024
const MAX_HEADER = 60
const MAX_LINK = 2000
const MAX_CODE = 15

/**
 * What is wrong with each value, by its key; of a part that has grown too long, its longest value is.
 * An empty list: WhatsApp will take it.
 */
export function valueProblems(
  template: Template,
  values: TemplateValues,
): { key: string; problem: ValueProblem }[] {
  const placeholders = placeholdersOf(template)
  const wrong = placeholders.flatMap((placeholder) => {
    const problem = problemOf(placeholder, valueAt(values, placeholder.key))
    return problem === null ? [] : [{ key: placeholder.key, problem }]
  })
  if (wrong.length > 0) return wrong
  return tooLong(template, values, placeholders).map((key) => ({ key, problem: 'too-long' }))
}

function problemOf({ place }: Placeholder, value: string): ValueProblem | null {
  if (value === '') return 'empty'
  if (/[\n\r\t\u2028\u2029]/.test(value)) return 'line-break'
  if (/ {4}/.test(value)) return 'many-spaces'
  return place === 'button' && /\s/.test(value) ? 'not-in-link' : null
}

function tooLong(
  template: Template,
  values: TemplateValues,
  placeholders: readonly Placeholder[],
): string[] {
  const { header, body, buttons } = fillTemplate(template, values)
  const parts = [
    { part: 'header:', words: header ?? '', most: MAX_HEADER },
    { part: 'body:', words: body, most: MAX_BODY },
    ...buttons.map((button, index) => ({
      part: `button-${index}:`,
      words: button.value ?? '',
      most: button.kind === 'copy-code' ? MAX_CODE : MAX_LINK,
    })),
  ]
  return parts
    .filter(({ words, most }) => [...words].length > most)
    .flatMap(({ part }) => {
      const inPart = placeholders.filter(({ key }) => key.startsWith(part))
      const longest = inPart.toSorted(
        (one, other) => valueAt(values, other.key).length - valueAt(values, one.key).length,
      )[0]
      return longest === undefined ? [] : [longest.key]
    })
}

/** The message as the citizen will read it, with what WhatsApp has to be told for it. */
export function fillTemplate(template: Template, values: TemplateValues): TemplateContent {
  const filled = (place: Placeholder['place'], button: number | null, words: string) =>
    replaced(words, (name) => valueAt(values, keyOf(place, button, name)))
  const { header, footer, buttons } = template
  return {
    kind: 'template',
    name: template.name,
    language: template.language,
    parameterFormat: template.parameterFormat,
    header: header === null ? null : filled('header', null, header.text),
    body: filled('body', null, template.body),
    footer,
    buttons: buttons.map(({ kind, text, url }, index) => ({
      kind,
      text,
      value:
        kind === 'copy-code'
          ? valueAt(values, keyOf('button', index, '1'))
          : url === null
            ? null
            : filled('button', index, url),
    })),
    parameters: placeholdersOf(template).map(({ key, place, button, name }) => ({
      ...{ place, button, name },
      value: valueAt(values, key),
    })),
  }
}

function valueAt(values: TemplateValues, key: string): string {
  return storableText(values[key] ?? '').trim()
}
