import type { Template } from './template.ts'

/** Where a value goes. */
export type Placeholder = {
  /** `header:nome`, `body:1`, `button-0:1`: names are only unique within their part. */
  readonly key: string
  readonly place: 'header' | 'body' | 'button'
  /** Which of the buttons, from 0; null in the other parts. */
  readonly button: number | null
  /** `nome`, or `1`. */
  readonly name: string
  readonly example: string | null
}

const PLACEHOLDER = /\{\{\s*(\w+)\s*\}\}/g

/** Every value that a template asks for, in the order in which a citizen reads them. */
export function placeholdersOf(template: Template): Placeholder[] {
  const found = (place: Placeholder['place'], button: number | null, words: string) =>
    namesIn(words).map((name) => {
      const key = keyOf(place, button, name)
      return { key, place, button, name, example: template.examples[key] ?? null }
    })
  return [
    ...found('header', null, template.header?.text ?? ''),
    ...found('body', null, template.body),
    ...template.buttons.flatMap((button, index) =>
      found('button', index, button.kind === 'copy-code' ? '{{1}}' : (button.url ?? '')),
    ),
  ]
}

export function keyOf(place: Placeholder['place'], button: number | null, name: string): string {
  return `${button === null ? place : `button-${button}`}:${name}`
}

/** The names in some words, each once; positional ones in the order of their numbers. */
function namesIn(words: string): string[] {
  const names = [...new Set([...words.matchAll(PLACEHOLDER)].map(([, name = '']) => name))]
  return names.every((name) => /^\d+$/.test(name))
    ? names.toSorted((one, other) => Number(one) - Number(other))
    : names
}

/** The words with each placeholder replaced by what `valueFor` says. */
export function replaced(words: string, valueFor: (name: string) => string): string {
  return words.replaceAll(PLACEHOLDER, (_, name: string) => valueFor(name))
}
