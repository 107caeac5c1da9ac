import type { Update } from './update.ts'

/** An update that the business has not acknowledged. */
export type Waiting = {
  update: Update
  /** Grows with each update: which of two is newer. */
  number: number
  since: number
  /** Not before this moment. */
  readyAt: number
  attempts: number
  /** Posted, and the answer is still to come. */
  posted: boolean
}

/** What one citizen's news wait in, oldest first. */
export type Lane = Waiting[]

/** What to post now, or when to look again (null: when something new arrives). */
export type Choice = { post: Waiting[] } | { lookAgainAt: number | null }

/** With `reorder` or `batch`, updates gather for so long before they go. */
const GATHERING_MS = 250

/**
 * Up to `batch` updates that may go now. A lane's first update holds back the rest of it, so that
 * the order of one citizen is kept, through retries as well.
 */
export function chooseInOrder(lanes: Iterable<Lane>, batch: number, now: number): Choice {
  const post: Waiting[] = []
  let lookAgainAt: number | null = null
  for (const lane of lanes) {
    for (const waiting of lane) {
      if (waiting.posted) break
      if (waiting.readyAt > now) {
        lookAgainAt = earlier(lookAgainAt, waiting.readyAt)
        break
      }
      post.push(waiting)
      if (post.length === batch) return { post }
    }
  }
  if (batch > 1 && post.length > 0) {
    const gatheredAt = Math.min(...post.map(({ since }) => since)) + GATHERING_MS
    if (gatheredAt > now) return { lookAgainAt: earlier(lookAgainAt, gatheredAt) }
  }
  return post.length > 0 ? { post } : { lookAgainAt }
}

/** Up to `batch` updates, newest first, once the oldest has waited for others to gather. */
export function chooseNewestFirst(lanes: Iterable<Lane>, batch: number, now: number): Choice {
  const all = [...lanes].flat().filter(({ posted }) => !posted)
  const ready = all.filter(({ readyAt }) => readyAt <= now)
  const nextReady = all.reduce<number | null>(
    (soonest, { readyAt }) => (readyAt > now ? earlier(soonest, readyAt) : soonest),
    null,
  )
  if (ready.length === 0) return { lookAgainAt: nextReady }
  const gatheredAt = Math.min(...ready.map(({ since }) => since)) + GATHERING_MS
  if (gatheredAt > now) return { lookAgainAt: earlier(nextReady, gatheredAt) }
  return { post: ready.sort((one, other) => other.number - one.number).slice(0, batch) }
}

function earlier(one: number | null, other: number): number {
  return one === null ? other : Math.min(one, other)
}
