import type { Lease } from '../../shared/domain/lease.ts'
import type { LogEvent } from '../../shared/events.ts'
import type { Follower } from '../log/append.ts'
import type { Reader, Store } from '../store/port.ts'

/**
 * Table `leases`: who holds which attendance, by which claim and since when. It follows the log.
 * Table `presences`: when each agent was last there, at most once a minute (it follows nobody).
 */

/** What can begin or end a claim. */
const changesHolder: ReadonlySet<LogEvent['type']> = new Set([
  'attendance-claimed',
  'attendance-transferred',
  'attendance-released',
  'attendance-returned',
  'attendance-closed',
  'attendance-reopened',
  'attendance-opened',
  'identity-refuted',
  'content-erased',
])

/** Keeps `leases` in step with the log. */
export const follow: Follower = async (tx, event, conversation) => {
  if (conversation === null || !changesHolder.has(event.type)) return
  const { conversationId, attendance } = conversation
  if (attendance?.status !== 'held' || attendance.holderId === null) {
    await tx.run('delete from leases where conversation_id = ?', conversationId)
    return
  }
  await tx.run(
    `insert into leases (conversation_id, holder_id, fence, held_since) values (?, ?, ?, ?)
      on conflict (conversation_id) do update
        set holder_id = excluded.holder_id, fence = excluded.fence, held_since = excluded.held_since
        where leases.fence <> excluded.fence`,
    ...[conversationId, attendance.holderId, attendance.fence, event.at],
  )
}

const columns = `conversation_id as "conversationId", fence, held_since as "heldSince",
  present_at as "presentAt" from leases left join presences on agent_id = holder_id`

/** Conversations whose holders have shown nothing since `before`, some at a time. */
export async function abandoned(sql: Reader, before: number): Promise<string[]> {
  const rows = await sql.all<{ conversationId: string }>(
    `select ${columns} where held_since <= ? and coalesce(present_at, 0) <= ? limit 100`,
    ...[before, before],
  )
  return rows.map(({ conversationId }) => conversationId)
}

export async function leaseOf(sql: Reader, conversationId: string): Promise<Lease | null> {
  const row = await sql.get<Lease>(`select ${columns} where conversation_id = ?`, conversationId)
  return row ?? null
}

export async function keepPresence(store: Store, agentId: string, at: number): Promise<void> {
  await store.run(
    `insert into presences (agent_id, present_at) values (?, ?)
      on conflict (agent_id) do update set present_at = excluded.present_at
        where presences.present_at < excluded.present_at`,
    ...[agentId, at],
  )
}
