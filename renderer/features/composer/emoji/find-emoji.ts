import { wordsIn } from '../../../../shared/domain/plain-text.ts'
import { type Emoji, emojis } from './emoji-list.ts'

const MOST = 8

/** What follows a colon at the beginning of a word, so that `Horário: 8h` asks for nothing. */
const asking = /(?:^|\s):([\p{L}_]{2,20})$/u

/** @returns where the colon stands and what follows it; null where no emoji is asked for. */
export function emojiAsked(text: string, caret: number): { at: number; query: string } | null {
  const [, query] = asking.exec(text.slice(0, caret)) ?? []
  return query === undefined ? null : { at: caret - query.length - 1, query }
}

/**
 * Those of whose names, in either language, some word begins so; accents and case apart. What is
 * called just so stands first; without a query the most usual.
 */
export function findEmoji(query: string): readonly Emoji[] {
  const [wanted] = wordsIn(query.replaceAll('_', ' '))
  if (wanted === undefined) return emojis.slice(0, MOST)
  return emojis
    .map((one) => ({ one, rank: rankOf(one, wanted) }))
    .filter(({ rank }) => rank !== null)
    .toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))
    .slice(0, MOST)
    .map(({ one }) => one)
}

/** 0: a name of it; 1: a name begins so; 2: a later word of one does. */
function rankOf({ pt, en }: Emoji, wanted: string): number | null {
  const names = [...pt, ...en].map(wordsIn)
  if (names.some(([first, ...more]) => first === wanted && more.length === 0)) return 0
  if (names.some(([first = '']) => first.startsWith(wanted))) return 1
  return names.some((words) => words.some((word) => word.startsWith(wanted))) ? 2 : null
}
