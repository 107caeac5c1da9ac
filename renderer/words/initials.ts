const letters = new Intl.Segmenter('pt-BR', { granularity: 'grapheme' })

/** `Maria das Dores Silva` → `MS`; one letter where there is one word; `#` where there is none. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const first = initial(words[0])
  const last = words.length > 1 ? initial(words.at(-1)) : ''
  return first + last || '#'
}

function initial(word: string | undefined): string {
  const start = word?.replace(/^[^\p{L}\p{N}]+/u, '') ?? ''
  const [letter] = letters.segment(start)
  return letter?.segment.toLocaleUpperCase('pt-BR') ?? ''
}
