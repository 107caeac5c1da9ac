import { placeholdersOf } from '../../shared/domain/templates/placeholders.ts'
import { type Template, whyUnusable } from '../../shared/domain/templates/template.ts'
import type { Texts } from '../texts/pt-br.ts'

/** `retomar_atendimento` → `Retomar atendimento`: WhatsApp's names have no spaces. */
export function templateName({ name }: { name: string }): string {
  const words = name.replaceAll('_', ' ').trim()
  return words.charAt(0).toLocaleUpperCase() + words.slice(1)
}

/** Why it cannot be chosen for anybody, with WhatsApp's own word where it gave one; null where it can. */
export function unusableWords(template: Template, { templates }: Texts): string | null {
  const why = whyUnusable(template)
  if (why === null) return null
  const { reason } = template
  return reason === null
    ? templates.unusable[why]
    : `${templates.unusable[why]} (${templates.reason(reason)})`
}

/** What to call the field of each placeholder, by its key. */
export function fieldNames(template: Template, { templates }: Texts): ReadonlyMap<string, string> {
  return new Map(
    placeholdersOf(template).map(({ key, place, button, name }) => {
      const said = /^\d+$/.test(name) ? templates.value.number(name) : templateName({ name })
      const buttonText = button === null ? '' : (template.buttons[button]?.text ?? '')
      return [
        key,
        place === 'button'
          ? templates.value.button(said, buttonText)
          : templates.value[place](said),
      ]
    }),
  )
}

/** Every word typed occurs in the name or in what the template says; accents and case do not matter. */
export function matchesTemplate(template: Template, query: string): boolean {
  const { name, header, body, footer } = template
  const text = plain([name, templateName(template), header?.text, body, footer].join(' '))
  return plain(query)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLocaleLowerCase()
}
