import { idSchema, momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { byAgent, inAttendance } from './pieces.ts'

/**
 * WhatsApp said that the citizen is known under something else now (its own words stand in the
 * `system` message beside it). Whoever writes may be somebody else.
 */
const identityChanged = z.object({
  type: z.literal('identity-changed'),
  conversationId: idSchema,
  change: z.enum(['number', 'user-id', 'device']),
  /** WhatsApp's time of the change. */
  changedAt: momentSchema,
})

/** An agent has made sure that it is the same person. */
const identityConfirmed = z.object({
  type: z.literal('identity-confirmed'),
  ...inAttendance,
  ...byAgent,
})

/** An agent has found that it is another person, who goes on in a conversation of her own. */
const identityRefuted = z.object({
  type: z.literal('identity-refuted'),
  ...inAttendance,
  ...byAgent,
  citizenId: idSchema,
  newConversationId: idSchema,
})

/** What the stranger had said already, in the conversation that she is parted from, counts here. */
const conversationSeparated = z.object({
  type: z.literal('conversation-separated'),
  conversationId: idSchema,
  fromConversationId: idSchema,
  /** min(sent, received) of her newest message; null where she wrote none. */
  lastInboundAt: momentSchema.nullable(),
  waitingSince: momentSchema.nullable(),
})

/** Two citizens are one person. It stands in the conversation of one of them. */
const citizensMerged = z.object({
  type: z.literal('citizens-merged'),
  ...inAttendance,
  ...byAgent,
  mergeId: idSchema,
  withCitizenId: idSchema,
  withConversationId: idSchema,
})

const mergeUndone = z.object({
  type: z.literal('merge-undone'),
  ...inAttendance,
  ...byAgent,
  mergeId: idSchema,
})

export const identityEvents = [
  identityChanged,
  identityConfirmed,
  identityRefuted,
  conversationSeparated,
  citizensMerged,
  mergeUndone,
] as const
