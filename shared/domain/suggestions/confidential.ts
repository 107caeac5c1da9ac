import { wordsIn } from '../plain-text.ts'

/**
 * Beginnings of the words by which a denúncia, or what else must stay between a citizen and whoever
 * answers her, is known before anybody has classified it. An answer too few is the lesser harm.
 */
const MARKS = [
  ...['denunci', 'anonim', 'sigil', 'ouvidori', 'corrup', 'propin', 'suborn', 'improbidade'],
  ...['assedi', 'abus', 'estupr', 'violen', 'agred', 'agress', 'ameac', 'espanc', 'tortur'],
  ...['discrimin', 'racis', 'racial', 'homofob', 'transfob', 'suicid', 'automutil', 'aborto'],
  ...['hiv', 'aids', 'maustratos'],
]

/** Of a topic's name, or of what was written. */
export function isConfidential(text: string): boolean {
  const words = wordsIn(text)
  const isMarked = (word: string) => MARKS.some((mark) => word.startsWith(mark))
  return words.some(isMarked) || words.join(' ').includes('maus tratos')
}
