import { overlap } from './similarity.ts'

/** What the team once answered to a message like the one that is to be answered. */
export type EarlierAnswer = {
  /** How much the messages are alike, about 0 to 1. */
  readonly similarity: number
  /** When it was given (ms). */
  readonly at: number
  readonly attendanceId: string
  /** The attendance was about the same topic as this one. */
  readonly sameTopic: boolean
  /** What it says, of nobody in particular. */
  readonly text: string
}

export type RankedAnswer<A extends EarlierAnswer> = {
  /** The newest way in which it was said. */
  readonly answer: A
  /** In so many attendances. */
  readonly times: number
  readonly sameTopic: boolean
}

/** Two answers that share so much are one. */
const NEARLY_THE_SAME = 0.6
/** An answer loses half of what it can lose in so long (ms): offices change their rules. */
const HALF_LIFE_MS = 180 * 24 * 60 * 60 * 1000
const OLDEST_COUNTS = 0.4
const TOPIC_BONUS = 1.4
const EACH_DOUBLING = 0.2

/** The best first: alike, given often and lately, about the same topic. @param now ms. */
export function rankAnswers<A extends EarlierAnswer>(
  answers: readonly A[],
  now: number,
  limit: number,
): RankedAnswer<A>[] {
  return grouped(answers)
    .map((group) => ({ group, score: scoreOf(group, now) }))
    .toSorted((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({ group }) => ranked(group))
}

function grouped<A extends EarlierAnswer>(answers: readonly A[]): A[][] {
  const groups: A[][] = []
  // The newest of each group stands for it, so that no chain of small changes joins two answers.
  for (const answer of answers.toSorted((one, other) => other.at - one.at)) {
    const group = groups.find(
      ([first]) => first && overlap(first.text, answer.text) >= NEARLY_THE_SAME,
    )
    if (group) group.push(answer)
    else groups.push([answer])
  }
  return groups
}

function scoreOf(group: readonly EarlierAnswer[], now: number): number {
  const best = Math.max(...group.map(({ similarity }) => similarity))
  const age = Math.max(0, now - Math.max(...group.map(({ at }) => at)))
  const recency = OLDEST_COUNTS + (1 - OLDEST_COUNTS) * 2 ** (-age / HALF_LIFE_MS)
  const often = 1 + EACH_DOUBLING * Math.log2(timesOf(group))
  return best * recency * often * (group.some(({ sameTopic }) => sameTopic) ? TOPIC_BONUS : 1)
}

function ranked<A extends EarlierAnswer>(group: readonly A[]): RankedAnswer<A> {
  const [answer] = group
  if (answer === undefined) throw new Error('a group of answers is never empty')
  return { answer, times: timesOf(group), sameTopic: group.some(({ sameTopic }) => sameTopic) }
}

function timesOf(group: readonly EarlierAnswer[]): number {
  return new Set(group.map(({ attendanceId }) => attendanceId)).size
}
