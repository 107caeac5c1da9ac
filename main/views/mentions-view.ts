import type { CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { durably } from '../store/database.ts'
import { nameOf } from './content.ts'

/** What this agent was not told of yet: from now on she was. */
export function takeMentions({ replica }: Desk): CallResult<'take-mentions'> {
  const rows = durably(replica.db, () => replica.mentions.takeUntold())
  const mentions = rows.flatMap(({ conversationId, noteId, agentId }) => {
    const by = replica.people.agentName(agentId)
    const record = replica.queuePages.find(conversationId)
    if (by === null || !record) return []
    return { conversationId, noteId, by, citizenName: nameOf(record) }
  })
  return { mentions }
}
