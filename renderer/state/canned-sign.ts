/** What was typed on the way to the reply's field: its own words, and what is looked for among canned replies. */
export type TypedWords = {
  readonly words: string
  /** The letters behind the sign; null where none was typed that asks for the list. */
  readonly query: string | null
}

/** Whether what is typed there begins a word: a `/` then asks for the canned replies. */
export function beginsWord(text: string, at: number): boolean {
  return at === 0 || /\s/u.test(text[at - 1] ?? '')
}

/**
 * Reads what was typed blindly as the field would have read it, letter by letter. Enter chooses nothing
 * that nobody has seen; who went on writing after it meant the sign itself.
 * @param before what stood in the field.
 */
export function readTyped(before: string, typed: string): TypedWords {
  const text = before + typed
  for (let at = before.length; at < text.length; at += 1) {
    if (text[at] !== '/' || !beginsWord(text, at)) continue
    const query = text.slice(at + 1).trimEnd()
    return query.includes('\n')
      ? { words: typed, query: null }
      : { words: text.slice(before.length, at), query }
  }
  return { words: typed, query: null }
}

/** Where the list was asked for in the field's text, and by what. */
export type AskedAt = {
  readonly at: number
  readonly until: number
  readonly typed: '/' | ''
  /** What was typed behind the sign before the list could stand. */
  readonly query: string
}

/** The text with what asked for the list in it: whoever wanted the letters themselves gets them. */
export function withLetters(text: string, { at, until, typed }: AskedAt, query: string): string {
  return text.slice(0, at) + typed + query + text.slice(until)
}

/**
 * Whether letters go back into the text though the focus only went elsewhere. Whoever searched has seen
 * the list and left it; what was typed blindly may be words to the citizen, with a `/` among them.
 */
export function areWords({ query: begun }: AskedAt, query: string): boolean {
  return begun !== '' && query === begun
}
