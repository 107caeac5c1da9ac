import { idSchema } from './ids.ts'
import * as z from './late-zod.ts'

/**
 * Who looks at what right now. It is said in small posts (`POST /v1/presence`), reaches the other
 * consoles beside the log, as the named event `presence` of a live stream or in the page of a long
 * poll, and is stored nowhere. What is not said again ends by itself.
 */

/**
 * - `away`: the person does nothing at this console, or it is not the window in use.
 * - `viewing`: she is here; `conversationId` is what she has before her, null for none.
 * - `replying`: she is writing to the citizen of that conversation.
 */
export const activitySchema = z.enum(['away', 'viewing', 'replying'])

/** WhatsApp's message ids are opaque and about 60 to 130 letters long (reference, section 1). */
const MAX_WHATSAPP_ID_LENGTH = 512

/** `POST /v1/presence`. */
export const presenceReportSchema = z.object({
  doing: activitySchema,
  conversationId: idSchema.nullable(),
  /** The citizen's newest message, once it has really been before the person's eyes. */
  readWhatsappId: z.string().max(MAX_WHATSAPP_ID_LENGTH).nullable(),
})

export type PresenceReport = z.infer<typeof presenceReportSchema>

/** What a colleague is doing in a conversation; `away` when she no longer looks at any. */
const presentAgentSchema = z.object({
  agentId: idSchema,
  doing: activitySchema,
  conversationId: idSchema.nullable(),
})

export type PresentAgent = z.infer<typeof presentAgentSchema>

/** What changed since `version` of the question; ask on with this one. */
export const presenceNewsSchema = z.object({
  version: z.int().nonnegative(),
  agents: z.array(presentAgentSchema),
})

export type PresenceNews = z.infer<typeof presenceNewsSchema>

/** How often a console says again that its person is there (ms). */
export const PRESENCE_BEAT_MS = 20_000

/** After so long without a word nobody is there any more (ms). */
export const PRESENCE_LASTS_MS = 45_000

/** The name of the live stream's event; it has no `id`, so that no cursor ever follows it. */
export const PRESENCE_EVENT = 'presence'
