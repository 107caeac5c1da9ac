/**
 * Words that come back to a draft stand in lines of their own below what is being written there, so
 * that neither takes the other's place, and they can be found again.
 */
export function withWords(written: string, words: string): string {
  return written.trim() === '' ? words : `${written}\n${words}`
}

/** The rest of a draft; null where the words do not stand in it, or were changed. */
export function withoutWords(written: string, words: string): string | null {
  const lines = words.trim()
  const framed = `\n${written.trim()}\n`
  const at = framed.lastIndexOf(`\n${lines}\n`)
  if (at < 0) return null
  return (framed.slice(0, at) + framed.slice(at + 1 + lines.length)).slice(1, -1)
}
