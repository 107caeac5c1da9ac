import { z } from 'zod'
import { idSchema } from '../ids.ts'

/** Help with what is written to a citizen, from this replica alone. */
export const suggestionCalls = {
  /** How the team answered messages like the citizen's last ones. */
  'suggest-replies': z.object({ conversationId: idSchema }),
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

export type SuggestionCallResults = {
  /** The best first; at most three. */
  'suggest-replies': { suggestions: SuggestedReply[] }
}
