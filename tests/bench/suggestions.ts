import type { Desk } from '../../main/desk.ts'
import { suggestReplies } from '../../main/views/suggestions/suggest-replies.ts'
import { seededRandom } from '../support/seeded.ts'
import { quantile, rounded } from './measure.ts'
import { atMost } from './target.ts'
import { townConversation } from './town-log.ts'

const SAMPLES = 300
/** The words of a whole sentence are looked for: twice what a search may take, and the reading. */
const P99_MS = 16

/**
 * What was answered to like messages, for conversations anywhere in the log: the town's words are
 * drawn by chance, so that every message has common ones and very many lines are alike a little.
 */
export function benchSuggestions(desk: Desk, conversations: number) {
  const random = seededRandom(13)
  const found: number[] = []
  const times = Array.from({ length: SAMPLES }, () => {
    const conversationId = townConversation(Math.floor(random() * conversations))
    const began = performance.now()
    found.push(suggestReplies(desk, { conversationId }).suggestions.length)
    return performance.now() - began
  }).toSorted((a, b) => a - b)
  return {
    p50Ms: rounded(quantile(times, 0.5)),
    p99Ms: atMost(quantile(times, 0.99), P99_MS),
    found: rounded(found.reduce((sum, each) => sum + each, 0) / found.length),
  }
}
