import type { CannedPart } from './parse-canned-text.ts'

/** A placeholder that has no value: a stretch of the text that the agent has to replace. */
export type Blank = { readonly name: string; readonly start: number; readonly end: number }

export type FilledText = {
  readonly text: string
  /** In order. While one is left, the reply cannot be sent. */
  readonly blanks: readonly Blank[]
}

/** What a blank looks like in the text; no keyboard writes these marks by accident. */
const OPENING = '⟦'
const CLOSING = '⟧'

/**
 * Says a canned reply to one citizen. A placeholder without a value becomes a blank such as
 * `⟦quadra⟧`; nothing is ever said empty.
 * @param values by plain name; null, or nothing but space, is no value.
 */
export function fillCannedText(
  parts: readonly CannedPart[],
  values: ReadonlyMap<string, string | null>,
): FilledText {
  const known = (name: string) => values.get(name)?.trim() || null
  let text = ''
  const blanks: Blank[] = []

  function say(part: CannedPart): void {
    switch (part.kind) {
      case 'words':
        text += part.text
        return
      case 'condition':
        for (const inner of known(part.name) === null ? part.unmet : part.met) say(inner)
        return
      case 'placeholder': {
        const value = known(part.name)
        if (value !== null) {
          text += beginsSentence(text) ? capitalised(value) : value
          return
        }
        const start = text.length
        text += `${OPENING}${part.name}${CLOSING}`
        blanks.push({ name: part.name, start, end: text.length })
      }
    }
  }

  for (const part of parts) say(part)
  return { text, blanks }
}

/**
 * The blanks that are left in a text that the agent has meanwhile changed. A mark that lost its words
 * or its other half is what is left of one.
 */
export function blanksIn(text: string): Blank[] {
  return [...text.matchAll(/⟦([^⟦⟧\n]*)⟧|[⟦⟧]/gu)].map((match) => ({
    name: match[1] || match[0],
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** A greeting is "Boa tarde" at the start and "boa tarde" after a comma. */
function beginsSentence(before: string): boolean {
  return /(^|[.!?…:]\s+|\n\s*)$/u.test(before)
}

function capitalised(value: string): string {
  const [first = ''] = value
  return first.toLocaleUpperCase('pt-BR') + value.slice(first.length)
}
