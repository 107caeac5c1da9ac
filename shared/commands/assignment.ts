import { assignmentRulesSchema } from '../domain/assignment/rules.ts'
import * as z from '../late-zod.ts'
import { ofOffice } from './common.ts'

/** The rules as a whole; what was given by those before stays with whom it was given to. */
export const saveAssignment = z.object({
  type: z.literal('save-assignment'),
  ...ofOffice,
  body: assignmentRulesSchema,
})
