import { blockReasonSchema, MAX_BLOCK_DAYS } from '../domain/block.ts'
import * as z from '../late-zod.ts'
import { common } from './common.ts'

/** Why, in a few sentences: whoever reviews the block reads it. */
export const MAX_BLOCK_NOTE = 1000

const because = { reason: blockReasonSchema, note: z.string().max(MAX_BLOCK_NOTE) }

const blockCitizen = z.object({
  type: z.literal('block-citizen'),
  ...common,
  ...because,
  days: z.int().min(1).max(MAX_BLOCK_DAYS),
})

const unblockCitizen = z.object({ type: z.literal('unblock-citizen'), ...common })

const requestBlock = z.object({ type: z.literal('request-block'), ...common, ...because })

const declineBlock = z.object({ type: z.literal('decline-block'), ...common })

export const blockCommands = [blockCitizen, unblockCitizen, requestBlock, declineBlock] as const
