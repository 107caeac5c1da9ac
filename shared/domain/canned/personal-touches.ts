import { plainText } from '../plain-text.ts'

/** What a reply could say that is this citizen's own; null where it says so already, or nobody knows. */
export type PersonalTouches = {
  readonly name: string | null
  readonly quadra: string | null
  /** What she wrote, where the reply takes up none of its words. */
  readonly words: string | null
}

/** Words shorter than this are in every reply. */
const TELLING = 5

export function personalTouches(
  text: string,
  known: { firstName: string | null; quadra: string | null; lastWords: string | null },
): PersonalTouches {
  const said = plainText(text)
  const missing = (value: string | null) =>
    value !== null && !said.includes(plainText(value)) ? value : null
  return {
    name: missing(known.firstName),
    quadra: missing(known.quadra),
    words: known.lastWords !== null && !takesUp(said, known.lastWords) ? known.lastWords : null,
  }
}

function takesUp(said: string, words: string): boolean {
  const telling = plainText(words).match(/[\p{L}\p{N}]+/gu) ?? []
  return telling.some((word) => word.length >= TELLING && said.includes(word))
}
