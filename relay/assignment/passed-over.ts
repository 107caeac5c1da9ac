import type { Logger } from '../logger.ts'

/**
 * Says which conversations wait and are given to nobody because their state cannot be read: each once
 * in the log when it is met, by its id, which tells nothing of anybody; and their number after each look.
 */
export function createPassedOver(
  logger: Logger,
  onCount: (count: number) => void,
): (conversationIds: ReadonlySet<string>) => void {
  let before: ReadonlySet<string> = new Set()
  return (conversationIds) => {
    for (const conversationId of conversationIds) {
      if (before.has(conversationId)) continue
      logger.error({ conversationId }, 'a conversation is passed over: its state cannot be read')
    }
    before = conversationIds
    onCount(conversationIds.size)
  }
}
