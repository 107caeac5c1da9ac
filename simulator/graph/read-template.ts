import type { Content } from './read-content.ts'
import { isRefusal, listOf, objectOf, type Read, requiredText } from './reading.ts'
import { TEMPLATES, type Template, templateBody, templateParameters } from './templates.ts'

/** A template by name and language, with a value for each of its parameters. */
export function readTemplate(node: Record<string, unknown>): Read<Partial<Content>> {
  const name = requiredText(node['name'], "template['name']", 512)
  if (isRefusal(name)) return name
  const code = requiredText(objectOf(node['language'])['code'], "template['language']['code']", 10)
  if (isRefusal(code)) return code
  const template = TEMPLATES.find((known) => {
    return known.name === name.value && known.language === code.value && known.status === 'APPROVED'
  })
  if (template === undefined) {
    return {
      refused: 132001,
      details: `template name (${name.value}) does not exist in ${code.value}`,
    }
  }
  const text = fillIn(template, listOf(node['components']))
  if (isRefusal(text)) return text
  return { value: { text: text.value, category: template.category.toLowerCase() } }
}

function fillIn(template: Template, components: unknown[]): Read<string> {
  const expected = templateParameters(template)
  const body = components.map(objectOf).find(({ type }) => type === 'body')
  const parameters = listOf(body?.['parameters']).map(objectOf)
  if (parameters.length !== expected.length) {
    return {
      refused: 132000,
      details: `body: number of localizable_params (${parameters.length}) does not match the expected number of params (${expected.length})`,
    }
  }
  const values = new Map<unknown, unknown>(
    parameters.map((parameter) => [parameter['parameter_name'], parameter['text']]),
  )
  const unnamed = expected.find((name) => typeof values.get(name) !== 'string')
  if (unnamed !== undefined) {
    return { refused: 132012, details: `body: parameter ${unnamed} has no text` }
  }
  return {
    value: templateBody(template).replace(/\{\{(\w+)\}\}/g, (_, name) => String(values.get(name))),
  }
}
