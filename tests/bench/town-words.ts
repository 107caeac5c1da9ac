import { seededRandom } from '../support/seeded.ts'

const SYLLABLES =
  'ca de po va ci na ção es co la ru a bu ra co tri bu to se má fo ro sau de lu mi lha re gis tro an da men to pra ça fei ra má qui na pro to lo águ a es go to ár vo re pon te ôni bus li nha car tão'.split(
    ' ',
  )

const VOCABULARY = 8000

/** Invented words; the first are common, the last hardly ever come. */
export const vocabulary: readonly string[] = makeVocabulary()

/** A sentence of about 84 letters. */
export function words(random: () => number): string {
  let text = ''
  while (text.length < 80) text += `${wordBy(random())} `
  return text.trimEnd()
}

/** A few words make half of what is written, as in every language. */
function wordBy(chance: number): string {
  return vocabulary[Math.floor(chance ** 3 * VOCABULARY)] ?? 'rua'
}

function makeVocabulary(): string[] {
  const random = seededRandom(1)
  const made = new Set<string>()
  while (made.size < VOCABULARY) {
    const length = 1 + Math.floor(random() * 4)
    made.add(
      Array.from({ length }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? '').join(
        '',
      ),
    )
  }
  return [...made]
}
