/** At most so far in does a greeting end (characters). */
const LONGEST_GREETING = 60

/**
 * What sets a reply apart where several stand in a list: replies of one desk greet alike, so that
 * their beginnings tell nothing. All of it where nothing comes after the greeting, or it greets
 * otherwise.
 * @param greeting what `{{saudação}}` says now; null: not known yet.
 */
export function gistOf(words: string, greeting: string | null): string {
  const line = words.replaceAll(/\s+/gu, ' ').trim()
  if (!greeting || !line.toLowerCase().startsWith(greeting.toLowerCase())) return line
  const end = /[.!?…] (?=\S)/u.exec(line.slice(0, LONGEST_GREETING))
  return end === null ? line : line.slice(end.index + end[0].length)
}
