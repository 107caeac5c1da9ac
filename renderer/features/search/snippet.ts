/** A piece of a snippet; `hit`: it matched what was searched for. */
export type SnippetPart = { key: string; text: string; hit: boolean }

const START = '\u{E000}'
const END = '\u{E001}'

/** Splits a snippet at the marks of `SearchHit.snippet`. */
export function snippetParts(snippet: string): SnippetPart[] {
  const parts: SnippetPart[] = []
  let hit = false
  for (const text of snippet.split(/([\u{E000}\u{E001}])/u)) {
    if (text === START) hit = true
    else if (text === END) hit = false
    else if (text !== '') parts.push({ key: `${parts.length}`, text, hit })
  }
  return parts
}
