import { assignmentRulesSchema } from '../domain/assignment/rules.ts'
import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { byAgent } from './pieces.ts'

export const assignmentEvents = [
  /** By which rule attendances that wait are given to agents from now on. */
  z.object({
    type: z.literal('assignment-saved'),
    ...byAgent,
    body: assignmentRulesSchema,
    version: z.int().positive(),
  }),
  /**
   * An agent is given attendances from now on, or no more: she said so, signed out, or was away for
   * as long as a claim lasts. What she holds stays hers.
   */
  z.object({
    type: z.literal('receiving-changed'),
    agentId: idSchema,
    receiving: z.boolean(),
    cause: z.enum(['asked', 'signed-out', 'absent']).catch('asked'),
  }),
  /**
   * By the organisation's rule nobody has to know any more when agents received: in these places of the
   * log stands `withheld` now, here and in every replica. What was said last of each agent stays.
   */
  z.object({
    type: z.literal('receiving-forgotten'),
    seqs: z.array(z.int().positive()).max(1000),
  }),
] as const
