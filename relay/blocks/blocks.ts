import type { Follower } from '../log/append.ts'
import type { Reader, Transaction } from '../store/port.ts'

/** Table `blocks`: the blocks in force, by when they end. It follows the log. */

/** Conversations whose block has run its time. */
export async function due(sql: Reader, now: number): Promise<string[]> {
  const rows = await sql.all<{ id: string }>(
    'select conversation_id as id from blocks where until <= ? order by until',
    now,
  )
  return rows.map(({ id }) => id)
}

export const follow: Follower = async (tx, event) => {
  switch (event.type) {
    case 'citizen-blocked':
      await tx.run(
        'insert into blocks (conversation_id, until) values (?, ?)',
        ...[event.conversationId, event.until],
      )
      break
    case 'content-erased':
      // Who was erased is blocked no more: she begins another conversation.
      if (event.cause !== 'erasure' || event.conversationId === null) return
      await end(tx, event.conversationId)
      break
    case 'block-ended':
      await end(tx, event.conversationId)
      break
  }
}

async function end(tx: Transaction, conversationId: string): Promise<void> {
  await tx.run('delete from blocks where conversation_id = ?', conversationId)
}
