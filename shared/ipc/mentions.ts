import * as z from '../late-zod.ts'
import type { AgentName } from './people.ts'

export const mentionCalls = {
  /** What this agent was not told of yet; each is answered once, so that she is told once. */
  'take-mentions': z.object({}),
} as const

export type MentionCallResults = {
  /** In the order in which they were written. */
  'take-mentions': { mentions: MentionView[] }
}

/** A note that mentions this agent and that she has not looked at. */
export type MentionView = {
  conversationId: string
  /** The item of the conversation where it stands. */
  noteId: string
  /** Who wrote it. */
  by: AgentName
  citizenName: string | null
}
