import { z } from 'zod'
import type { Forwarding } from '../../shared/domain/areas/forwarding.ts'
import { type Block, type BlockRequest, blockReasonSchema } from '../../shared/domain/block.ts'
import type { Merge } from '../../shared/domain/merge.ts'
import type { ScheduledReply } from '../../shared/domain/schedule/scheduled-reply.ts'
import type { Veil } from '../../shared/domain/veil.ts'

/** Parts of a conversation's state as they lie in the store. */

export const veilSchema = z.object({
  change: z.enum(['number', 'user-id', 'device']),
  at: z.int(),
  seq: z.int(),
}) satisfies z.ZodType<Veil>

const because = { reason: blockReasonSchema, agentId: z.string(), noteSeq: z.int().nullable() }

export const blockSchema = z.object({
  ...because,
  since: z.int(),
  until: z.int(),
  heldBack: z.int(),
  waitingSince: z.int().nullable(),
}) satisfies z.ZodType<Block>

export const blockRequestSchema = z.object({
  ...because,
  at: z.int(),
}) satisfies z.ZodType<BlockRequest>

export const scheduledSchema = z.object({
  scheduleId: z.string(),
  attendanceId: z.string(),
  agentId: z.string(),
  commandId: z.string(),
  dueAt: z.int(),
  seenSeq: z.int(),
  fence: z.int(),
  replyTo: z.string().nullable(),
  canned: z.array(z.string()).optional(),
  seq: z.int().optional(),
}) satisfies z.ZodType<ScheduledReply>

export const mergeSchema = z.object({
  mergeId: z.string(),
  citizenId: z.string(),
  conversationId: z.string(),
  agentId: z.string(),
  at: z.int(),
}) satisfies z.ZodType<Merge>

export const forwardingSchema = z.object({
  forwardingId: z.string(),
  areaId: z.string(),
  agentId: z.string(),
  since: z.int(),
  dueAt: z.int(),
}) satisfies z.ZodType<Forwarding>
