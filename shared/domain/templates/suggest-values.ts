import type { TemplateValues } from './fill-template.ts'
import { placeholdersOf } from './placeholders.ts'
import type { Template } from './template.ts'

/** What the desk knows of a citizen that a template may ask for. */
export type KnownValues = {
  readonly citizenName: string | null
  readonly protocol: string
  readonly agentName: string
}

/**
 * What can be filled in at once, by the names that templates give to their placeholders; numbers say
 * nothing of what they want. A citizen's name of one word is both her first name and her whole one.
 */
export function suggestValues(template: Template, known: KnownValues): TemplateValues {
  const name = known.citizenName?.replaceAll(/\s+/gu, ' ').trim() ?? ''
  const suggestions: Readonly<Record<string, string>> = {
    nome: firstWord(name),
    name: firstWord(name),
    primeiro_nome: firstWord(name),
    first_name: firstWord(name),
    nome_completo: name,
    full_name: name,
    cidadao: name,
    citizen: name,
    protocolo: known.protocol,
    protocol: known.protocol,
    atendente: firstWord(known.agentName),
    agent: firstWord(known.agentName),
  }
  return Object.fromEntries(
    placeholdersOf(template).flatMap(({ key, name: asked }) => {
      const value = suggestions[asked] ?? ''
      return value === '' ? [] : [[key, value]]
    }),
  )
}

function firstWord(words: string): string {
  return words.split(' ')[0] ?? ''
}
