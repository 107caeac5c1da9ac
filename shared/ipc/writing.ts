import { commandSchema, type Refusal } from '../commands.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { type DraftQuote, sendingSchema } from './undo.ts'

const draftSchema = z.object({ conversationId: idSchema, text: z.string().max(20_000) })

/** What an agent writes, and everything else that she asks for: drafts, and commands on their way. */
export const writingCalls = {
  /**
   * Puts a command into the outbox, or says at once why the relay would refuse it. `sending`: a reply
   * that waits there for a moment, in which `undo-sending` takes it back.
   */
  'issue-command': z.object({ command: commandSchema, sending: sendingSchema.optional() }),
  /** Sends a reply again that was refused because the citizen had written, as a new command. */
  'confirm-reply': z.object({
    /** The refused command, whose place the new one takes. */
    commandId: idSchema,
    confirmedId: idSchema,
    seenSeq: z.int().nonnegative(),
  }),
  /** Takes back a command that has not left, or puts a refused one away; its file may go back too. */
  'discard-command': z.object({ commandId: idSchema, toDraft: z.boolean().optional() }),
  'save-draft': draftSchema,
  'save-note-draft': draftSchema,
  /** Puts words below what is kept, whatever that is: for a screen that could not read it. */
  'add-to-draft': draftSchema.extend({ kind: z.enum(['reply', 'note']) }),
} as const

export type WritingResults = {
  'issue-command': { outcome: 'queued' } | { outcome: 'refused'; refusal: Refusal }
  'confirm-reply': WritingResults['issue-command'] | { outcome: 'not-refused' }
  /**
   * `written`: what a discarded reply or note said, so that it can go back to its own field; `quote`:
   * what it answered.
   */
  'discard-command':
    | { outcome: 'discarded'; written: WrittenWords | null }
    | { outcome: 'already-sent' }
  'save-draft': { outcome: 'saved' }
  'save-note-draft': { outcome: 'saved' }
  'add-to-draft': { outcome: 'saved' }
}

/** A note must never reach the citizen: words always say which of the two they are. */
export type WritingKind = 'reply' | 'note'

export type WrittenWords = { kind: WritingKind; text: string; quote: DraftQuote | null }
