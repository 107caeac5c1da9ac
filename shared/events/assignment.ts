import { z } from 'zod'
import { assignmentRulesSchema } from '../domain/assignment/rules.ts'
import { idSchema } from '../ids.ts'
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
] as const
