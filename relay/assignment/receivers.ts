import { z } from 'zod'
import { roleSchema } from '../../shared/domain/agent.ts'
import type { Receiver } from '../../shared/domain/assignment/receiver.ts'
import type { Follower } from '../log/append.ts'
import type { Reader } from '../store/port.ts'
import { noteForgotten, overtake } from './past-receiving.ts'

/**
 * Table `receivers`: each agent who has said at some time that she is given attendances: since when
 * (null while she pauses), the place in the log of the newest that a rule gave her, and of what was
 * said last of her receiving. It follows the
 * log, so that whose turn it is is the same for every process and after every start.
 */

export const follow: Follower = async (tx, event) => {
  if (event.type === 'receiving-changed') {
    await overtake(tx, event)
    await tx.run(
      `insert into receivers (agent_id, since, turn, changed_seq, changed_at) values (?, ?, 0, ?, ?)
        on conflict (agent_id) do update set since = excluded.since,
          changed_seq = excluded.changed_seq, changed_at = excluded.changed_at`,
      ...[event.agentId, event.receiving ? event.at : null, event.seq, event.at],
    )
  }
  if (event.type === 'receiving-forgotten') await noteForgotten(tx, event)
  if (event.type === 'attendance-claimed' && event.rule !== undefined) {
    await tx.run(
      `insert into receivers (agent_id, since, turn) values (?, null, ?)
        on conflict (agent_id) do update set turn = excluded.turn`,
      ...[event.agentId, event.seq],
    )
  }
}

const rowSchema = z
  .object({
    agentId: z.string(),
    roles: z.string(),
    disabled: z.number(),
    since: z.number().nullable(),
    presentAt: z.number().nullable(),
    held: z.coerce.number(),
    turn: z.number(),
  })
  .transform(
    (row): Receiver => ({
      ...row,
      roles: z.array(roleSchema).parse(JSON.parse(row.roles)),
      disabled: row.disabled !== 0,
    }),
  )

/** All of them with what counts for being given one more. They are as few as the organisation's agents. */
export async function all(sql: Reader): Promise<Receiver[]> {
  const rows = await sql.all(
    `select receivers.agent_id as "agentId", receivers.since, receivers.turn,
        accounts.roles, accounts.disabled, presences.present_at as "presentAt",
        (select count(*) from leases where leases.holder_id = receivers.agent_id) as held
      from receivers cross join accounts
      left join presences on presences.agent_id = receivers.agent_id
      where accounts.agent_id = receivers.agent_id`,
  )
  return z.array(rowSchema).parse(rows)
}

/** What decides whether she receives; one who has never said so does not. */
export async function standingOf(
  sql: Reader,
  agentId: string,
): Promise<Pick<Receiver, 'agentId' | 'since' | 'presentAt'>> {
  const row = await sql.get<Pick<Receiver, 'since' | 'presentAt'>>(
    `select receivers.since, presences.present_at as "presentAt" from receivers
      left join presences on presences.agent_id = receivers.agent_id
      where receivers.agent_id = ?`,
    agentId,
  )
  return { agentId, since: row?.since ?? null, presentAt: row?.presentAt ?? null }
}

/** Who receives and has shown nothing since `before`. */
export async function absent(sql: Reader, before: number): Promise<string[]> {
  const rows = await sql.all<{ agentId: string }>(
    `select receivers.agent_id as "agentId" from receivers
      left join presences on presences.agent_id = receivers.agent_id
      where receivers.since <= ? and coalesce(presences.present_at, 0) <= ?`,
    ...[before, before],
  )
  return rows.map(({ agentId }) => agentId)
}
