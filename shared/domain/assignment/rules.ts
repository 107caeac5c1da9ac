import { idSchema } from '../../ids.ts'
import * as z from '../../late-zod.ts'

/** More than anybody can attend at once. */
export const MOST_HELD = 100

/** How many attendances an agent is given where nobody has said a number. */
export const USUAL_CAPACITY = 5

/**
 * Who is given an attendance that waits.
 * - `off`: nobody; agents take from the queue what they will.
 * - `round-robin`: whoever was given one longest ago.
 * - `least-loaded`: whoever holds the fewest.
 * - `by-topic`: of who looks after its topic, whoever holds the fewest; without such a one, of all.
 */
export const assignmentModeSchema = z.enum(['off', 'round-robin', 'least-loaded', 'by-topic'])

/** Why it was given to this agent: by which mode, or because she had attended the citizen before. */
export const assignmentRuleSchema = z.enum([
  'round-robin',
  'least-loaded',
  'by-topic',
  'previous-agent',
])

export type AssignmentRule = z.infer<typeof assignmentRuleSchema>

/** How many people a rule names. */
export const MOST_NAMED = 500

const agentsSchema = z.array(idSchema).min(1).max(MOST_NAMED)

export const assignmentRulesSchema = z.object({
  mode: assignmentModeSchema,
  /** Who holds so many is given no more; she may still take one, or be handed it. */
  capacity: z.int().min(1).max(MOST_HELD),
  /** Agents with a number of their own; 0: she is given none. */
  ownCapacities: z
    .array(z.object({ agentId: idSchema, capacity: z.int().min(0).max(MOST_HELD) }))
    .max(MOST_NAMED)
    .refine(
      eachOnce(({ agentId }: { agentId: string }) => agentId),
      'an agent has two numbers',
    ),
  /** Who looks after which topic; what is not named here is everybody's. */
  topics: z
    .array(z.object({ topicId: idSchema, agentIds: agentsSchema }))
    .max(300)
    .refine(
      eachOnce(({ topicId }: { topicId: string }) => topicId),
      'a topic stands twice',
    ),
})

export type AssignmentRules = z.infer<typeof assignmentRulesSchema>

export const noAssignment: AssignmentRules = {
  ...{ mode: 'off', capacity: USUAL_CAPACITY, ownCapacities: [], topics: [] },
}

export function capacityOf({ capacity, ownCapacities }: AssignmentRules, agentId: string): number {
  return ownCapacities.find((own) => own.agentId === agentId)?.capacity ?? capacity
}

function eachOnce<Item>(idOf: (item: Item) => string) {
  return (items: readonly Item[]) => new Set(items.map(idOf)).size === items.length
}
