import { caseCommandSchema, type Refusal } from '../commands.ts'
import * as z from '../late-zod.ts'

/** More than anybody means to change at once. */
export const MOST_AT_ONCE = 500

/** The same about many cases; each is issued by `issue-command`, one after the other. */
export const bulkCalls = {
  'preview-commands': z.object({ commands: z.array(caseCommandSchema).max(MOST_AT_ONCE) }),
} as const

export type BulkResults = {
  /** What would become of each, by what this console knows: null where it would be taken. */
  'preview-commands': { refusals: (Refusal | null)[] }
}
