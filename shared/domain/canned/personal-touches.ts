import { wordsIn } from '../plain-text.ts'

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
  const said = wordsIn(text)
  const missing = (value: string | null) => (value !== null && !says(said, value) ? value : null)
  return {
    name: missing(known.firstName),
    quadra: missing(known.quadra),
    words: known.lastWords !== null && !takesUp(said, known.lastWords) ? known.lastWords : null,
  }
}

/** As whole words: "semana" does not say "Ana". */
function says(said: readonly string[], value: string): boolean {
  return ` ${said.join(' ')} `.includes(` ${wordsIn(value).join(' ')} `)
}

function takesUp(said: readonly string[], words: string): boolean {
  const whole = said.join(' ')
  return wordsIn(words).some((word) => word.length >= TELLING && whole.includes(word))
}
