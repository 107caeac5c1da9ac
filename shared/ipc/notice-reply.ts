import type { Refusal } from '../commands.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'

/** A notice of the system in which one can write: to whom, and what of the conversation it had shown. */
export const noticeReplyTargetSchema = z.object({
  /** To whom the notice was shown: by now somebody else may sit here. */
  agentId: idSchema,
  conversationId: idSchema,
  attendanceId: idSchema,
  fence: z.int().nonnegative(),
  seenSeq: z.int().nonnegative(),
})

export type NoticeReplyTarget = z.infer<typeof noticeReplyTargetSchema>

export const noticeReplyCalls = {
  /** Sends what an agent wrote in a notice, or keeps it as a draft where that may not be. */
  'reply-from-notice': noticeReplyTargetSchema.extend({
    text: z.string().max(20_000).regex(/\S/, 'says nothing'),
  }),
} as const

/**
 * Why it is a draft. `look-twice`: numbers, an address or another's name are in it; `same-reply`: these
 * words went to somebody else today; `away`: she was not signed in any more.
 */
export type WhyKept =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'too-long' | 'look-twice' | 'same-reply' | 'away' }

export type NoticeReplyAnswer =
  /** `heldUntil`: until when it can be taken back (ms, relay's clock); null: it leaves at once. */
  | { readonly outcome: 'sent'; readonly heldUntil: number | null }
  | { readonly outcome: 'kept'; readonly because: WhyKept }
  /** The citizen had everything erased: of words to her nothing is kept. */
  | { readonly outcome: 'erased' }

export type NoticeReplyResults = { 'reply-from-notice': NoticeReplyAnswer }
