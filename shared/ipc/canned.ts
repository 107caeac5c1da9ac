import type { Refusal } from '../commands.ts'
import type { CannedReply } from '../domain/canned/canned-reply.ts'
import { MAX_TEXT_LENGTH } from '../domain/content/text.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'

/** Canned replies; they are saved and removed by `issue-command`. */
export const cannedCalls = {
  'list-canned-replies': z.object({}),
  'list-canned-versions': z.object({ replyId: idSchema }),
  /** What a canned reply can say to the citizen of a conversation now. */
  'find-canned-facts': z.object({ conversationId: idSchema }),
  /** To how many other citizens these same words went today. */
  'count-same-replies': z.object({
    conversationId: idSchema,
    text: z.string().max(MAX_TEXT_LENGTH),
  }),
} as const

type AgentName = { agentId: string; name: string }

export type CannedReplyView = {
  reply: CannedReply
  /** What a command about it is based on: the command that made it as it stands; null for none. */
  basedOn: string | null
  owner: AgentName | null
  /** When and by whom it was changed last; null while that has not reached the record. */
  saved: { at: number; by: AgentName | null } | null
  uses: number
  lastUsedAt: number | null
  mayEdit: boolean
  unconfirmed:
    | { state: 'waiting' }
    | { state: 'refused'; commandId: string; refusal: Refusal; reply: CannedReply | null }
    | null
}

export type CannedVersionView = {
  version: number
  at: number
  by: AgentName | null
  /** Null: with this version it was removed. */
  reply: CannedReply | null
}

export type CannedFacts = {
  /** By plain name; null: not known. */
  values: Record<string, string | null>
  firstName: string | null
  /** As the citizen's own words name it. */
  quadra: string | null
  /** The newest words of the citizen. */
  lastWords: string | null
}

export type CannedCallResults = {
  /** Those that this agent is offered, by shortcut; also ones that are not valid today. */
  'list-canned-replies': { replies: CannedReplyView[] }
  /** Newest first. */
  'list-canned-versions': { versions: CannedVersionView[] }
  /** Null where the replica lacks the conversation. */
  'find-canned-facts': CannedFacts | null
  'count-same-replies': { citizens: number }
}
