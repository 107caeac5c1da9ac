import type { Refusal } from '../commands.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import type { WrittenWords } from './writing.ts'

export const scheduleCalls = {
  /** What becomes of a scheduled reply, all of it in one transaction of the outbox. */
  'change-schedule': z.object({
    conversationId: idSchema,
    scheduleId: idSchema,
    /** `edit`: it is not scheduled any more, and its words are a draft again. */
    how: z.enum(['edit', 'send-now', 'cancel']),
    commandId: idSchema,
    /** Of the reply that leaves now. */
    messageId: idSchema,
    /** The newest event that the agent's screen had shown. */
    seenSeq: z.int().nonnegative(),
  }),
} as const

export type ScheduleCallResults = {
  'change-schedule':
    | { outcome: 'queued'; written: WrittenWords | null }
    | { outcome: 'refused'; refusal: Refusal }
}

/** Of a message that has yet to leave. */
export type ScheduledView = {
  dueAt: number
  /** Whether this agent scheduled it. */
  isMine: boolean
  /** Whether she may edit, send or cancel it. */
  mayChange: boolean
  /** Why it would not leave as things stand; null where it would. */
  expected: Refusal | null
}
