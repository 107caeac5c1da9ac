import * as outgoing from './outgoing-replies.ts'
import { type AttemptedReply, aboutReply } from './outgoing-replies.ts'
import type { SendContext } from './send-reply.ts'

/**
 * Calls unknown what runs that are over left without an answer: it may have arrived, and is never
 * sent again by itself. What a living run waits for is its own.
 */
export async function giveUpDead({
  log,
  store,
  run,
}: Pick<SendContext, 'log' | 'store' | 'run'>): Promise<void> {
  const isOver = new Map<string, boolean>()
  for (const reply of await outgoing.attempted(store)) {
    const { attemptedBy } = reply
    if (attemptedBy === run.id) continue
    if (attemptedBy !== null && !isOver.has(attemptedBy)) {
      isOver.set(attemptedBy, await run.isOver(store, attemptedBy))
    }
    if (attemptedBy === null || isOver.get(attemptedBy)) await giveUp(reply)
  }

  async function giveUp(reply: AttemptedReply): Promise<void> {
    await log.transaction(async (tx) => {
      // Answered since, or given up by somebody else; or its run is there again.
      if (!(await outgoing.isStillAttempted(tx, reply))) return
      if (reply.attemptedBy !== null && !(await run.isGone(tx, reply.attemptedBy))) return
      await tx.append(reply.conversationId, () => [
        { type: 'send-unknown', ...aboutReply(reply), cause: 'crash' },
      ])
    })
  }
}
