import { z } from 'zod'
import type { Conversation } from '../../shared/domain/conversation.ts'
import type { Store } from '../store/open-store.ts'
import { blockRequestSchema, blockSchema, mergeSchema, veilSchema } from './state-parts.ts'

const attendanceSchema = z.object({
  attendanceId: z.string(),
  protocol: z.string(),
  status: z.enum(['waiting', 'held', 'closed']),
  holderId: z.string().nullable(),
  previousHolderId: z.string().nullable(),
  fence: z.int(),
  openedAt: z.int(),
  closedAt: z.int().nullable(),
})

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
}) satisfies z.ZodType<Conversation>

/** Table `conversations`: the fold of each conversation's events, kept as the log is written. */
export type ConversationStates = {
  find(conversationId: string): Conversation | null
  /** The one conversation of a citizen with one of the organisation's numbers. */
  findBetween(citizenId: string, phoneNumberId: string): string | null
  /** The newest event of a conversation; 0 when there is none. */
  lastSeq(conversationId: string): number
  save(state: Conversation, lastSeq: number): void
}

export function createConversationStates({ database }: Store): ConversationStates {
  const find = database
    .prepare<[string], string>('select state from conversations where conversation_id = ?')
    .pluck()
  const findBetween = database
    .prepare<[string, string], string>(
      'select conversation_id from conversations where citizen_id = ? and phone_number_id = ?',
    )
    .pluck()
  const lastSeq = database
    .prepare<[string], number>('select last_seq from conversations where conversation_id = ?')
    .pluck()
  const save = database.prepare<[string, string, string, number, number, string]>(`
    insert into conversations
      (conversation_id, citizen_id, phone_number_id, is_open, last_seq, state)
    values (?, ?, ?, ?, ?, ?)
    on conflict (conversation_id) do update
      set is_open = excluded.is_open, last_seq = excluded.last_seq, state = excluded.state`)
  return {
    find: (conversationId) => {
      const state = find.get(conversationId)
      return state === undefined ? null : stateSchema.parse(JSON.parse(state))
    },
    findBetween: (citizenId, phoneNumberId) => findBetween.get(citizenId, phoneNumberId) ?? null,
    lastSeq: (conversationId) => lastSeq.get(conversationId) ?? 0,
    save: (state, seq) => {
      const isOpen = state.attendance !== null && state.attendance.status !== 'closed'
      save.run(
        state.conversationId,
        state.citizenId,
        state.phoneNumberId,
        isOpen ? 1 : 0,
        seq,
        JSON.stringify(state),
      )
    },
  }
}
