import { awaitsAgent } from '../../shared/domain/assignment/assign.ts'
import type { LogEvent } from '../../shared/events.ts'
import type { Follower } from '../log/append.ts'
import type { Reader } from '../store/port.ts'

/**
 * Table `waiting`: conversations in whose attendance a citizen waits and nobody has taken it on, by
 * since when. It follows the log, so that nobody has to look through all that is open.
 */

/** What can end it: others are not worth a statement each. */
const mayEndWaiting: ReadonlySet<LogEvent['type']> = new Set([
  'attendance-claimed',
  'attendance-transferred',
  'attendance-closed',
  'attendance-opened',
  'reply-queued',
  'phone-message-sent',
  'call-ended',
  'citizen-blocked',
  'identity-refuted',
  'conversation-separated',
  'content-erased',
])

export const follow: Follower = async (tx, event, conversation) => {
  if (conversation === null) return
  const { conversationId, waitingSince } = conversation
  if (awaitsAgent(conversation)) {
    await tx.run(
      `insert into waiting (conversation_id, since) values (?, ?)
        on conflict (conversation_id) do update set since = excluded.since
          where waiting.since <> excluded.since`,
      ...[conversationId, waitingSince],
    )
  } else if (mayEndWaiting.has(event.type)) {
    await tx.run('delete from waiting where conversation_id = ?', conversationId)
  }
}

type Place = { readonly since: number; readonly conversationId: string }

const PAGE = 100

/** Who has waited longest first; each in a page of its own read, so that few are read for one. */
export async function* longestFirst(sql: Reader): AsyncGenerator<string, void> {
  let after: Place = { since: -1, conversationId: '' }
  for (;;) {
    const rows: Place[] = await sql.all<Place>(
      `select since, conversation_id as "conversationId" from waiting
        where (since, conversation_id) > (?, ?) order by since, conversation_id limit ${PAGE}`,
      ...[after.since, after.conversationId],
    )
    for (const { conversationId } of rows) yield conversationId
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) return
    after = last
  }
}
