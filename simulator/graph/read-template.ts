import type { TemplateShelf } from '../templates/shelf.ts'
import { buttonsOf, placeholdersIn, type Template, wordsOf } from '../templates/template.ts'
import type { Content } from './read-content.ts'
import { isRefusal, listOf, objectOf, type Read, requiredText } from './reading.ts'

type Parameters = readonly Record<string, unknown>[]

const REFUSALS: Partial<Record<Template['status'], number>> = { PAUSED: 132015, DISABLED: 132016 }

/** A template by name and language, with a value for each of its parameters. */
export function readTemplate(
  node: Record<string, unknown>,
  templates: TemplateShelf,
): Read<Partial<Content>> {
  const name = requiredText(node['name'], "template['name']", 512)
  if (isRefusal(name)) return name
  const code = requiredText(objectOf(node['language'])['code'], "template['language']['code']", 10)
  if (isRefusal(code)) return code
  const template = templates.find(name.value, code.value)
  if (template === null || template.status !== 'APPROVED') {
    const details = `template name (${name.value}) does not exist in ${code.value}`
    const refused = template === null ? undefined : REFUSALS[template.status]
    return refused === undefined ? { refused: 132001, details } : { refused }
  }
  return fillIn(template, listOf(node['components']).map(objectOf))
}

function fillIn(template: Template, components: Record<string, unknown>[]): Read<Partial<Content>> {
  const parametersOf = (type: string) =>
    listOf(components.find((one) => one['type'] === type)?.['parameters']).map(objectOf)
  const header = filled('header', wordsOf(template, 'HEADER'), parametersOf('header'))
  if (isRefusal(header)) return header
  const body = filled('body', wordsOf(template, 'BODY'), parametersOf('body'))
  if (isRefusal(body)) return body
  const buttons = buttonsOf(template)
  for (const [index, { url = '' }] of buttons.entries()) {
    const given = components.find(
      (one) => one['type'] === 'button' && String(one['index']) === String(index),
    )
    const parameters =
      given?.['sub_type'] === 'url' ? listOf(given['parameters']).map(objectOf) : []
    const link = filled(`button ${index}`, url, parameters)
    if (isRefusal(link)) return link
  }
  return {
    value: {
      text: [header.value, body.value].filter((part) => part !== '').join('\n\n'),
      choices: buttons.map(({ text }) => text),
      category: template.category.toLowerCase(),
    },
  }
}

/** The words with a value in the place of each placeholder, as many and as clean as Meta wants. */
function filled(part: string, words: string, parameters: Parameters): Read<string> {
  const expected = placeholdersIn(words)
  if (parameters.length !== expected.length) {
    return {
      refused: 132000,
      details: `${part}: number of localizable_params (${parameters.length}) does not match the expected number of params (${expected.length})`,
    }
  }
  const values = new Map<string, string>()
  for (const [index, placeholder] of expected.entries()) {
    const isPositional = /^\d+$/.test(placeholder)
    const given = isPositional
      ? parameters[index]
      : parameters.find((one) => one['parameter_name'] === placeholder)
    const text = given?.['text']
    if (typeof text !== 'string' || text === '') {
      return { refused: 132012, details: `${part}: parameter ${placeholder} has no text` }
    }
    if (/[\n\t]| {5,}/.test(text)) {
      return {
        refused: 132018,
        details: `${part}: Param text cannot have new-line/tab characters or more than 4 consecutive spaces`,
      }
    }
    values.set(placeholder, text)
  }
  return { value: words.replace(/\{\{(\w+)\}\}/g, (_, name) => values.get(name) ?? '') }
}
