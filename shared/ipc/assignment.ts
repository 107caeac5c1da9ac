import type { ReceivingCause } from '../domain/assignment/receiver.ts'
import * as z from '../late-zod.ts'

/** Whether this agent is given attendances that wait. */
export const assignmentCalls = {
  'read-receiving': z.object({}),
  /** Said straight to the relay: it is about now, and waits in no outbox. */
  'set-receiving': z.object({ receiving: z.boolean() }),
} as const

export type ReceivingView = {
  /** The organisation's rules give attendances to agents. */
  isOn: boolean
  receives: boolean
  /** What began her pause; null while she receives, and where she has never received. */
  pausedBy: ReceivingCause | null
  /** How many she holds, and how many a rule gives her at most. */
  holds: number
  capacity: number
}

export type AssignmentCallResults = {
  /** Null for who may not attend. */
  'read-receiving': ReceivingView | null
  'set-receiving': { outcome: 'said' | 'unreachable' | 'not-permitted' }
}
