const letters = new Intl.Segmenter('pt-BR', { granularity: 'grapheme' })

/** `Maria das Dores Silva` → `MS`; one letter for one word; null where there are no letters. */
export function initialsOf(name: string): string | null {
  const words = name.split(/\s+/u).filter((word) => /\p{L}/u.test(word))
  const first = initial(words[0])
  const last = words.length > 1 ? initial(words.at(-1)) : ''
  return first + last || null
}

function initial(word: string | undefined): string {
  const start = word?.replace(/^\P{L}+/u, '') ?? ''
  const [letter] = letters.segment(start)
  return letter?.segment.toLocaleUpperCase('pt-BR') ?? ''
}
