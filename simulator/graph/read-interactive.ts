import type { Content } from './read-content.ts'
import { invalid, isRefusal, listOf, objectOf, type Read, requiredText } from './reading.ts'

const MAX_BODY = 4096
const MAX_BUTTONS = 3
const MAX_ROWS = 10
const MAX_BUTTON_LABEL = 20
const MAX_ROW_LABEL = 24

/** Buttons, lists and the forms with one action (reference, section 5.2). */
export function readInteractive(node: Record<string, unknown>): Read<Partial<Content>> {
  const body = requiredText(objectOf(node['body'])['text'], "interactive['body']['text']", MAX_BODY)
  if (isRefusal(body)) return body
  const choices = readChoices(node['type'], objectOf(node['action']))
  return isRefusal(choices) ? choices : { value: { text: body.value, choices: choices.value } }
}

function readChoices(type: unknown, action: Record<string, unknown>): Read<string[]> {
  switch (type) {
    case 'button': {
      const titles = listOf(action['buttons']).map(
        (button) => objectOf(objectOf(button)['reply'])['title'],
      )
      return labels(titles, MAX_BUTTONS, MAX_BUTTON_LABEL)
    }
    case 'list': {
      const rows = listOf(action['sections']).flatMap((section) =>
        listOf(objectOf(section)['rows']),
      )
      const titles = rows.map((row) => objectOf(row)['title'])
      return labels(titles, MAX_ROWS, MAX_ROW_LABEL)
    }
    case 'cta_url':
      return labels([objectOf(action['parameters'])['display_text']], 1, MAX_BUTTON_LABEL)
    case 'location_request_message':
      return { value: ['Enviar localização'] }
    case 'request_contact_info':
      return { value: ['Compartilhar telefone'] }
    default:
      return invalid("Param interactive['type'] is not valid.")
  }
}

function labels(titles: unknown[], maximum: number, maximumLength: number): Read<string[]> {
  if (titles.length < 1 || titles.length > maximum) {
    return invalid(`Between 1 and ${maximum} choices are allowed.`)
  }
  const read = titles.map((title) => requiredText(title, 'title', maximumLength))
  const refusal = read.find(isRefusal)
  if (refusal !== undefined) return refusal
  return { value: read.flatMap((title) => (isRefusal(title) ? [] : [title.value])) }
}
