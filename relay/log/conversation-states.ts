import { z } from 'zod'
import type { Attendance, Conversation } from '../../shared/domain/conversation.ts'
import type { Reader, Transaction } from '../store/port.ts'
import {
  blockRequestSchema,
  blockSchema,
  forwardingSchema,
  mergeSchema,
  scheduledSchema,
  veilSchema,
} from './state-parts.ts'

/** What a schema does not name is lost when a state is read, even what may be absent. */
type Whole<State> = { readonly shape: { readonly [Name in keyof Required<State>]: z.ZodType } }

const attendanceSchema = z.object({
  attendanceId: z.string(),
  protocol: z.string(),
  status: z.enum(['waiting', 'held', 'closed']),
  holderId: z.string().nullable(),
  previousHolderId: z.string().nullable(),
  fence: z.int(),
  openedAt: z.int(),
  closedAt: z.int().nullable(),
  topicId: z.string().optional(),
  forwarding: forwardingSchema.optional(),
  snoozedUntil: z.int().optional(),
  givenBack: z.array(z.object({ agentId: z.string(), at: z.int() })).optional(),
}) satisfies Whole<Attendance>

const stateSchema = z.object({
  conversationId: z.string(),
  citizenId: z.string(),
  phoneNumberId: z.string(),
  attendance: attendanceSchema.nullable(),
  /** States of before this was kept have nothing to go back to. */
  repliesOnTheirWay: z
    .array(z.object({ messageId: z.string(), waitingSince: z.int().nullable() }))
    .default([]),
  lastInboundAt: z.int().nullable(),
  waitingSince: z.int().nullable(),
  /** States of before this was kept hold nothing against a reply. */
  unansweredSeqs: z.array(z.int()).default([]),
  erased: z.literal(true).optional(),
  veil: veilSchema.nullable().default(null),
  block: blockSchema.nullable().default(null),
  blockRequest: blockRequestSchema.nullable().default(null),
  merges: z.array(mergeSchema).default([]),
  unsettledReplies: z
    .array(z.object({ messageId: z.string(), outcome: z.enum(['unknown', 'failed']) }))
    .default([]),
  scheduledReplies: z.array(scheduledSchema).default([]),
  ownReactions: z.array(z.string()).optional(),
}) satisfies z.ZodType<Conversation> & Whole<Conversation>

/** Table `conversations`: the fold of each conversation's events, kept as the log is written. */

export async function find(sql: Reader, conversationId: string): Promise<Conversation | null> {
  const row = await sql.get<{ state: string }>(
    'select state from conversations where conversation_id = ?',
    conversationId,
  )
  return row === undefined ? null : stateSchema.parse(JSON.parse(row.state))
}

/** Where a state is for many: one that cannot be read is told of, and must not stop the others. */
export type OnUnreadable = (conversationId: string) => void

/** The same, where one that cannot be read counts as none. */
export async function findReadable(
  sql: Reader,
  conversationId: string,
  onUnreadable: OnUnreadable,
): Promise<Conversation | null> {
  try {
    return await find(sql, conversationId)
  } catch (error) {
    // A failing store is everybody's: whoever asked has to know.
    if (!(error instanceof z.ZodError || error instanceof SyntaxError)) throw error
    onUnreadable(conversationId)
    return null
  }
}

const mergesSchema = stateSchema.pick({ citizenId: true, merges: true })

/** Which citizens are said to be one person, in pairs, by the merges that stand. */
export async function mergedPairs(
  sql: Reader,
  onUnreadable?: OnUnreadable,
): Promise<(readonly [string, string])[]> {
  const rows = await sql.all<{ id: string; state: string }>(
    'select conversation_id as id, state from conversations where is_merged = 1',
  )
  return rows.flatMap(({ id, state }) => {
    try {
      const { citizenId, merges } = mergesSchema.parse(JSON.parse(state))
      return merges.map((merge) => [citizenId, merge.citizenId] as const)
    } catch (error) {
      if (onUnreadable === undefined) throw error
      onUnreadable(id)
      return []
    }
  })
}

/** All conversations of a citizen, one with each of the organisation's numbers. */
export async function allOf(sql: Reader, citizenId: string): Promise<string[]> {
  const rows = await sql.all<{ id: string }>(
    'select conversation_id as id from conversations where citizen_id = ?',
    citizenId,
  )
  return rows.map(({ id }) => id)
}

/** The one conversation of a citizen with one of the organisation's numbers. */
export async function findBetween(
  sql: Reader,
  citizenId: string,
  phoneNumberId: string,
): Promise<string | null> {
  const row = await sql.get<{ id: string }>(
    `select conversation_id as id from conversations
      where citizen_id = ? and phone_number_id = ?`,
    ...[citizenId, phoneNumberId],
  )
  return row?.id ?? null
}

/** Where a citizen was last spoken with; null for nowhere yet. */
export async function newestOf(sql: Reader, citizenId: string): Promise<string | null> {
  const row = await sql.get<{ id: string }>(
    `select conversation_id as id from conversations
      where citizen_id = ? order by last_seq desc limit 1`,
    citizenId,
  )
  return row?.id ?? null
}

/** When a citizen last wrote, in whichever conversation; null for never. */
export async function lastInboundOf(sql: Reader, citizenId: string): Promise<number | null> {
  const rows = await sql.all<{ state: string }>(
    'select state from conversations where citizen_id = ?',
    citizenId,
  )
  const moments = rows.flatMap(({ state }) => {
    return stateSchema.parse(JSON.parse(state)).lastInboundAt ?? []
  })
  return moments.length === 0 ? null : Math.max(...moments)
}

/** The newest event of a conversation; 0 when there is none. */
export async function lastSeq(sql: Reader, conversationId: string): Promise<number> {
  const row = await sql.get<{ seq: number }>(
    'select last_seq as seq from conversations where conversation_id = ?',
    conversationId,
  )
  return row?.seq ?? 0
}

export async function save(tx: Transaction, state: Conversation, seq: number): Promise<void> {
  const isOpen = state.attendance !== null && state.attendance.status !== 'closed'
  await tx.run(
    `insert into conversations
        (conversation_id, citizen_id, phone_number_id, is_open, is_merged, last_seq, state)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (conversation_id) do update
        set is_open = excluded.is_open, is_merged = excluded.is_merged,
          last_seq = excluded.last_seq, state = excluded.state`,
    ...[state.conversationId, state.citizenId, state.phoneNumberId],
    ...[isOpen ? 1 : 0, state.merges.length > 0 ? 1 : 0, seq, JSON.stringify(state)],
  )
}
