import type { EventBody } from '../events.ts'
import type { Conversation } from './conversation.ts'

/** A claim as a lease: it lasts as long as its holder keeps showing that she is there. */
export type Lease = {
  readonly fence: number
  /** When it was claimed, or transferred to its holder (ms). */
  readonly heldSince: number
  /** When its holder was last known to be there (ms); null for never. */
  readonly presentAt: number | null
}

/**
 * Gives an attendance back to the queue whose holder has been away for `leaseMs` (0: never). A claim
 * counts as presence: who is handed an attendance has the whole time to come and look at it.
 */
export function returnAbandoned(
  { conversationId, attendance }: Conversation,
  { fence, heldSince, presentAt }: Lease,
  { now, leaseMs }: { now: number; leaseMs: number },
): EventBody[] {
  if (attendance?.status !== 'held' || attendance.holderId === null) return []
  const absentSince = Math.max(heldSince, presentAt ?? 0)
  if (attendance.fence !== fence || leaseMs === 0 || now - absentSince < leaseMs) return []
  const { attendanceId, holderId: agentId } = attendance
  return [
    { type: 'attendance-returned', conversationId, attendanceId, agentId, fence, absentSince },
  ]
}
