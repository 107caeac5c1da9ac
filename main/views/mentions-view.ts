import type { CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { durably } from '../store/database.ts'
import { nameOf } from './content.ts'

/**
 * What this agent was not told of yet: from now on she was. What cannot be said yet, because its
 * conversation is still on its way to this PC, waits until it can.
 */
export function takeMentions({ replica }: Desk): CallResult<'take-mentions'> {
  const untold = replica.mentions.untold()
  if (untold.length === 0) return { mentions: [] }
  return durably(replica.db, () => ({
    mentions: untold.flatMap((row) => {
      const { conversationId, noteId, agentId } = row
      const by = replica.people.agentName(agentId)
      const record = replica.queuePages.find(conversationId)
      if (by === null || !record) return []
      replica.mentions.markTold(row)
      return { conversationId, noteId, by, citizenName: nameOf(record) }
    }),
  }))
}
