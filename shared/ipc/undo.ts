import { MAX_TEXT_LENGTH } from '../domain/content/text.ts'
import type { MessageContent } from '../domain/message-content.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'

/** For how long a reply can be taken back after it was sent (s); 0: it leaves at once. */
export const undoSecondsSchema = z.literal([0, 3, 5, 10])
export type UndoSeconds = z.infer<typeof undoSecondsSchema>

const place = z
  .int()
  .nonnegative()
  .max(MAX_TEXT_LENGTH * 5)

/** What stood in the reply field when it was sent, letter by letter, and what of it was canned. */
const sentDraftSchema = z.object({
  text: z.string().max(20_000),
  spans: z.array(z.object({ replyId: idSchema.nullable(), start: place, end: place })).max(200),
})
export type SentDraft = z.infer<typeof sentDraftSchema>

/**
 * One press of *Enviar*, of which files and words are a command each: they wait together, and are
 * taken back together. `draft`: with the one that bears the words. A transfer is a press of its own.
 */
export const sendingSchema = z.object({ sendingId: idSchema, draft: sentDraftSchema.nullable() })
export type Sending = z.infer<typeof sendingSchema>

export const undoCalls = {
  /** Takes back the newest reply, or the transfer, of a conversation that still waits for that. */
  'undo-sending': z.object({ conversationId: idSchema }),
  /** How long the signed-in agent's replies wait. */
  'read-undo-seconds': z.object({}),
  'save-undo-seconds': z.object({ seconds: undoSecondsSchema }),
  /** Which message the reply that is being written answers; null for none in particular. */
  'save-draft-quote': z.object({
    conversationId: idSchema,
    whatsappId: z.string().max(512).nullable(),
  }),
} as const

/** The message that a draft answers, as it stands now. */
export type DraftQuote = {
  messageId: string
  whatsappId: string
  from: 'citizen' | 'agent'
  content: MessageContent
}

export type UndoCallResults = {
  /**
   * What stands in the draft again, below what was being written there. `alsoUndone`: what ended her
   * attending and had been asked for after it, which would have left the citizen without an answer.
   */
  'undo-sending':
    | {
        outcome: 'undone'
        what: 'reply' | 'transfer'
        draft: SentDraft
        quote: DraftQuote | null
        alsoUndone: boolean
        /** Whether the attendance is this agent's as it stands now: who supervises hands over others' too. */
        isHers: boolean
      }
    | { outcome: 'already-sent' }
  'read-undo-seconds': { seconds: number }
  'save-undo-seconds': { outcome: 'saved' }
  'save-draft-quote': { outcome: 'saved' }
}
