import { wordsIn } from '../plain-text.ts'
import type { CannedReply } from './canned-reply.ts'

type Found = { readonly reply: CannedReply; readonly uses: number }

/**
 * Those in which every word of the query begins a word, accents and case apart. What its shortcut
 * says stands before what its text says, and what is used often before what is not.
 */
export function findReplies<T extends Found>(replies: readonly T[], query: string): T[] {
  const wanted = wordsIn(query)
  return replies
    .map((found) => ({ found, rank: rankOf(found.reply, wanted) }))
    .filter(({ rank }) => rank !== null)
    .toSorted(
      (one, other) =>
        (one.rank ?? 0) - (other.rank ?? 0) ||
        other.found.uses - one.found.uses ||
        one.found.reply.shortcut.localeCompare(other.found.reply.shortcut),
    )
    .map(({ found }) => found)
}

/** 0: the shortcut begins so; 1: it holds all the words; 2: they stand elsewhere; null: not there. */
function rankOf({ shortcut, text, area }: CannedReply, wanted: readonly string[]): number | null {
  const named = wordsIn(shortcut)
  const holds = (words: readonly string[]) =>
    wanted.every((word) => words.some((one) => one.startsWith(word)))
  if (holds(named)) return wanted.length > 0 && named[0]?.startsWith(wanted[0] ?? '') ? 0 : 1
  return holds([...named, ...wordsIn(text), ...wordsIn(area ?? '')]) ? 2 : null
}
