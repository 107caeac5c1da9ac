import { describeError, type Logger } from '../logger.ts'
import { applyRetention, type RetentionContext } from './retention.ts'
import type { RetentionCounts } from './retention-due.ts'

const HOUR_MS = 60 * 60 * 1000

type Surroundings = {
  readonly logger: Logger
  readonly onGone: (what: keyof RetentionCounts, count: number) => void
}

/**
 * Applies the organisation's rules now and every hour, one round after the other.
 * @returns stops it, once the slice that is under way has ended.
 */
export function startRetention(
  context: RetentionContext,
  { logger, onGone }: Surroundings,
): () => Promise<void> {
  if (Object.keys(context.rules).length === 0) return async () => {}
  let isStopped = false
  const round = async () => {
    try {
      const counts = await applyRetention(context, () => isStopped)
      const gone = Object.entries(counts) as [keyof RetentionCounts, number][]
      for (const [what, count] of gone) onGone(what, count)
      if (gone.some(([, count]) => count > 0)) logger.info(counts, 'retention')
    } catch (error) {
      // What is due stays due: the next round tries again.
      logger.warn(describeError(error), 'retention failed')
    }
  }
  let running = round()
  const timer = setInterval(() => {
    running = running.then(round)
  }, HOUR_MS).unref()
  return async () => {
    isStopped = true
    clearInterval(timer)
    await running
  }
}
