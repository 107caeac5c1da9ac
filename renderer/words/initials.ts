const letters = new Intl.Segmenter('pt-BR', { granularity: 'grapheme' })

/** `Maria das Dores Silva` → `MS`; one letter for one word; null where there are no letters. */
export function initialsOf(name: string): string | null {
  const words = name.split(/\s+/u).filter((word) => /\p{L}/u.test(word))
  const first = initial(words[0])
  const last = words.length > 1 ? initial(words.at(-1)) : ''
  return first + last || null
}

/** A letter of Portuguese, with nothing that is written over it: nearly every one, of hundreds in a list. */
const PLAIN = /^[A-Za-zÀ-ÖØ-öø-ÿ](?!\p{M}|\p{Cf})/u

function initial(word: string | undefined): string {
  const start = word?.replace(/^\P{L}+/u, '') ?? ''
  if (PLAIN.test(start)) return start.charAt(0).toUpperCase()
  const [letter] = letters.segment(start)
  return letter?.segment.toLocaleUpperCase('pt-BR') ?? ''
}
