import type { Role } from '../domain/agent.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { activitySchema } from '../presence.ts'

/** Colleagues, and what each is doing now. */
export const peopleCalls = {
  'list-agents': z.object({}),
  /** What the person does at this screen; said again and again while she is there. */
  'report-presence': z.object({
    doing: activitySchema,
    conversationId: idSchema.nullable(),
    /** The citizen's newest message, once it has been before the person's eyes. */
    readMessageId: idSchema.nullable(),
  }),
  'list-presence': z.object({}),
} as const

export type PeopleResults = {
  'list-agents': { agents: AgentView[] }
  'report-presence': { outcome: 'taken' }
  'list-presence': { colleagues: ColleagueView[] }
}

/** A colleague at another console, by name, and the conversation that she has before her. */
export type ColleagueView = AgentName & {
  conversationId: string
  doing: 'viewing' | 'replying'
}

export type AgentView = { agentId: string; name: string; roles: Role[]; disabled: boolean }
export type AgentName = { agentId: string; name: string }
