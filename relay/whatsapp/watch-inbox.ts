import { describeError, type Logger } from '../logger.ts'
import type { Reader } from '../store/port.ts'
import { backlog } from './inbox.ts'

const EVERY_MS = 2000

/**
 * Wakes the interpreter for webhooks that no one told it of: another process has put them on the
 * disk, answered WhatsApp, and may have died since.
 * @returns how to stop it.
 */
export function startWatchingInbox({
  store,
  logger,
  wake,
}: {
  readonly store: Reader
  readonly logger: Logger
  readonly wake: () => void
}): () => Promise<void> {
  let isStopped = false
  /** Null while nobody looks: a store that does not answer is asked once, not every two seconds. */
  let looking: Promise<void> | null = null
  const look = async () => {
    try {
      if (!isStopped && (await backlog(store)).count > 0) wake()
    } catch (error) {
      logger.warn(describeError(error), 'the inbox is looked at later')
    } finally {
      looking = null
    }
  }
  const timer = setInterval(() => {
    looking ??= look()
  }, EVERY_MS).unref()
  return async () => {
    isStopped = true
    clearInterval(timer)
    await looking
  }
}
