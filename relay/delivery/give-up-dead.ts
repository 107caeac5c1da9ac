import * as outgoing from './outgoing-replies.ts'
import { type AttemptedReply, aboutReply } from './outgoing-replies.ts'
import type { SendContext } from './send-reply.ts'

/**
 * Calls unknown what runs that are over left without an answer: it may have arrived, and is never
 * sent again by itself. What a living run waits for is its own; what this one has written down and
 * does not wait for, because the word of the commit was lost, is given up as well.
 * @param isWaiting whether this process is still at a conversation's reply.
 */
export async function giveUpDead(
  { log, store, run }: Pick<SendContext, 'log' | 'store' | 'run'>,
  isWaiting: (conversationId: string) => boolean,
): Promise<void> {
  const isOver = new Map<string, boolean>()
  for (const reply of await outgoing.attempted(store)) {
    const { attemptedBy } = reply
    if (attemptedBy === run.id) {
      if (!isWaiting(reply.conversationId)) await giveUp(reply)
      continue
    }
    if (attemptedBy !== null && !isOver.has(attemptedBy)) {
      isOver.set(attemptedBy, await run.isOver(store, attemptedBy))
    }
    if (attemptedBy === null || isOver.get(attemptedBy)) await giveUp(reply)
  }

  async function giveUp(reply: AttemptedReply): Promise<void> {
    await log.transaction(async (tx) => {
      // Answered since, or given up by somebody else; or its run is there again.
      if (!(await outgoing.isStillAttempted(tx, reply))) return
      const { attemptedBy } = reply
      const isOthers = attemptedBy !== null && attemptedBy !== run.id
      if (isOthers && !(await run.isGone(tx, attemptedBy))) return
      await tx.append(reply.conversationId, () => [
        { type: 'send-unknown', ...aboutReply(reply), cause: 'crash' },
      ])
    })
  }
}
