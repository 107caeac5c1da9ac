import { idSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { common } from './common.ts'

const confirmIdentity = z.object({ type: z.literal('confirm-identity'), ...common })

/** The console makes the ids, so that a repeated command makes no second stranger. */
const separateCitizen = z.object({
  type: z.literal('separate-citizen'),
  ...common,
  newCitizenId: idSchema,
  newConversationId: idSchema,
  newAttendanceId: idSchema,
})

const mergeCitizens = z.object({
  type: z.literal('merge-citizens'),
  ...common,
  mergeId: idSchema,
  withConversationId: idSchema,
})

const undoMerge = z.object({ type: z.literal('undo-merge'), ...common, mergeId: idSchema })

export const identityCommands = [
  confirmIdentity,
  separateCitizen,
  mergeCitizens,
  undoMerge,
] as const
