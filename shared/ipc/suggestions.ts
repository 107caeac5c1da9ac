import { MAX_TEXT_LENGTH } from '../domain/content/text.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'

/** Help with what is written to a citizen, from this replica alone. */
export const suggestionCalls = {
  /** How the team answered messages like the citizen's last ones. */
  'suggest-replies': z.object({ conversationId: idSchema }),
  /** What in a reply should be looked at before it leaves. */
  'check-reply': z.object({ conversationId: idSchema, text: z.string().max(MAX_TEXT_LENGTH) }),
} as const

export type SuggestedReply = {
  /** For this citizen, with blanks for what was somebody else's. */
  text: string
  /** In so many attendances something like it was said, of those that were looked at. */
  times: number
  /** When last (ms). */
  lastAt: number
  /** One of them was about the topic of this attendance. */
  sameTopic: boolean
}

/** `name`: another citizen's, as far as this replica knows. */
export type CheckedSpan = {
  kind: 'cpf' | 'email' | 'phone' | 'name'
  start: number
  end: number
}

export type SuggestionCallResults = {
  /** The best first; at most three. */
  'suggest-replies': { suggestions: SuggestedReply[] }
  /** In order. */
  'check-reply': { spans: CheckedSpan[] }
}
