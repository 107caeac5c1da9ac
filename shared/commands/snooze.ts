import { momentSchema } from '../ids.ts'
import * as z from '../late-zod.ts'
import { common } from './common.ts'

export const snoozeCommands = [
  z.object({ type: z.literal('snooze-attendance'), ...common, until: momentSchema }),
  z.object({ type: z.literal('wake-attendance'), ...common }),
] as const

/** No agent remembers for longer than a year why she put something aside. */
export const snoozeRefusals = [z.object({ reason: z.literal('moment-too-far') })] as const
