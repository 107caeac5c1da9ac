import type { MessageContent } from '../domain/message-content.ts'
import { queueFiltersSchema } from '../domain/queue/filters.ts'
import { type QueueView, queueViewSchema } from '../domain/queue/saved-filter.ts'
import { idSchema, momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import type { OpenForwarding } from './forwardings.ts'
import type { AgentName } from './people.ts'
import type { TopicName } from './topics.ts'

/** Where a page of the queue ends: the order's key, the row that has it, and the moment of the key. */
const queueCursorSchema = z.object({
  at: momentSchema,
  conversationId: idSchema,
  asOf: momentSchema,
})
export type QueueCursor = z.infer<typeof queueCursorSchema>

export const queueCalls = {
  'page-queue': z.object({
    view: queueViewSchema,
    filters: queueFiltersSchema.optional(),
    after: queueCursorSchema.nullable(),
    limit: z.int().min(1).max(200),
  }),
  'count-queue': z.object({}),
} as const

export type QueueResults = {
  /** A page of a filtered view may be short, or empty, before the end: `next` says where to go on. */
  'page-queue': { rows: QueueRow[]; next: QueueCursor | null }
  'count-queue': Record<QueueView, number> & {
    /** Of mine, those who wait for this agent. */
    toAnswer: number
  }
}

export type QueueRow = {
  conversationId: string
  attendanceId: string
  protocol: string
  /** Null: the screen says "Cidadão sem nome" in its language. */
  citizenName: string | null
  status: 'waiting' | 'held' | 'closed'
  holder: AgentName | null
  previousHolder: AgentName | null
  /** Since when the citizen waits for an answer; null when the last word is the desk's. */
  waitingSince: number | null
  lastMessage: {
    from: 'citizen' | 'agent'
    content: MessageContent | null
    at: number
    /** Null where it has yet to leave, or is not known by one. */
    whatsappId: string | null
    /** Deleted for all by its writer. */
    revoked: boolean
  } | null
  windowClosesAt: number | null
  /** What the attendance is about; null while nobody has said. */
  topic: TopicName | null
  /** The area that is to answer; null for none. */
  forwarding: OpenForwarding | null
  /** How many of the citizen's messages neither this agent has read nor anybody has answered. */
  unread: number
  draft: string | null
  /** A note mentions this agent, and she has not had the conversation before her since. */
  mentioned: boolean
  /** When the next scheduled reply is to leave. */
  scheduledAt: number | null
  /** Until when its holder put it aside; past, it has come back. */
  snoozedUntil: number | null
  /** Commands of this console on this conversation that the relay has not answered. */
  pending: number
  /** Those that it refused and that nobody has put away. */
  refused: number
  /** Replies that wait for a decision: nobody knows of them, or they failed. */
  unsettled: { unknown: number; failed: number }
  /** What a command about it has seen: the newest claim, and the newest event. */
  fence: number
  seenSeq: number
  /** Where this row stands in its view's order. */
  cursor: QueueCursor
}
