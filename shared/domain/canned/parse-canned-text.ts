import { plainText } from '../plain-text.ts'

/**
 * The text of a canned reply with its placeholders taken apart. In it, `{{quadra}}` stands for a
 * value of the citizen or the case, and `{{se quadra}}…{{senão}}…{{fim}}` is said only where there is
 * one. Names count without accents and case, because agents type them both ways.
 */
export type CannedPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly name: string }
  | {
      readonly kind: 'condition'
      readonly name: string
      readonly met: readonly CannedPart[]
      readonly unmet: readonly CannedPart[]
    }

/** What is wrong, and at which character: an editor marks it and says it in words. */
export type CannedProblem = {
  readonly problem:
    | 'braces-left-open'
    | 'unknown-placeholder'
    | 'condition-left-open'
    | 'nothing-to-end'
    | 'condition-within-condition'
  readonly at: number
  /** As it was typed. */
  readonly name: string
}

export type ParsedCannedText =
  | { readonly parts: readonly CannedPart[] }
  | { readonly wrong: CannedProblem }

/** @param isKnown whether a name (plain) is a placeholder of this organisation. */
export function parseCannedText(
  text: string,
  isKnown: (name: string) => boolean,
): ParsedCannedText {
  const parts: CannedPart[] = []
  /** Where words and placeholders go now: the text, or a branch of the condition that is open. */
  let target = parts
  let open: { name: string; at: number; met: CannedPart[]; unmet: CannedPart[] } | null = null
  let written = 0

  const wrong = (problem: CannedProblem['problem'], at: number, name: string) => ({
    wrong: { problem, at, name },
  })
  const say = (until: number) => {
    if (until > written) target.push({ kind: 'words', text: text.slice(written, until) })
  }

  for (let at = text.indexOf('{{'); at !== -1; at = text.indexOf('{{', written)) {
    say(at)
    const end = text.indexOf('}}', at)
    if (end === -1) return wrong('braces-left-open', at, text.slice(at + 2, at + 22))
    const typed = text.slice(at + 2, end).trim()
    const name = plainText(typed)
    written = end + 2

    const asked = /^se\s+(.+)$/u.exec(name)?.[1]
    if (asked !== undefined) {
      if (open) return wrong('condition-within-condition', at, typed)
      if (!isKnown(asked)) return wrong('unknown-placeholder', at, typed)
      open = { name: asked, at, met: [], unmet: [] }
      target = open.met
    } else if (name === 'senao') {
      if (open === null || target === open.unmet) return wrong('nothing-to-end', at, typed)
      target = open.unmet
    } else if (name === 'fim') {
      if (open === null) return wrong('nothing-to-end', at, typed)
      parts.push({ kind: 'condition', name: open.name, met: open.met, unmet: open.unmet })
      open = null
      target = parts
    } else if (isKnown(name)) {
      target.push({ kind: 'placeholder', name })
    } else {
      return wrong('unknown-placeholder', at, typed)
    }
  }
  if (open) return wrong('condition-left-open', open.at, open.name)
  say(text.length)
  return { parts }
}
