import type { EventBody } from '../../events.ts'
import { type Agent, mayAttend } from '../agent.ts'
import { type AssignmentRules, capacityOf } from './rules.ts'

/** An account that has said at some time that it receives attendances, as it stands at a moment. */
export type Receiver = Pick<Agent, 'agentId' | 'roles' | 'disabled'> & {
  /** Since when she receives (ms); null while she pauses. */
  readonly since: number | null
  /** When she was last known to be there (ms); null for never. */
  readonly presentAt: number | null
  /** How many attendances she holds, in whatever way she got them. */
  readonly held: number
  /** The place in the log of the newest that a rule gave her; 0 for none yet. */
  readonly turn: number
}

export type Absence = {
  readonly now: number
  /** Who has shown no sign of life for so long (ms) is not there any more. */
  readonly absentAfterMs: number
}

/** Where claims never end by themselves, nobody is ever absent by them: then this counts (ms). */
export const ABSENT_AFTER_MS = 15 * 60_000

export function absentAfter(leaseMs: number): number {
  return leaseMs === 0 ? ABSENT_AFTER_MS : leaseMs
}

/** Saying that one receives is a sign of life. Absent is who has no other since. */
function isAbsent(
  { since, presentAt }: Pick<Receiver, 'since' | 'presentAt'>,
  { now, absentAfterMs }: Absence,
): boolean {
  return now - Math.max(since ?? 0, presentAt ?? 0) >= absentAfterMs
}

/** Whether she may be given one more: she is there, receives, has the right, and holds few enough. */
export function hasRoom(receiver: Receiver, rules: AssignmentRules, absence: Absence): boolean {
  if (receiver.since === null || receiver.disabled || !mayAttend(receiver)) return false
  return !isAbsent(receiver, absence) && receiver.held < capacityOf(rules, receiver.agentId)
}

export type ReceivingCause = 'asked' | 'signed-out' | 'absent'

/** She receives from now on, or pauses, which takes nothing from her; nothing where she does already. */
export function changeReceiving(
  { agentId, since }: Pick<Receiver, 'agentId' | 'since'>,
  receiving: boolean,
  cause: ReceivingCause,
): EventBody[] {
  if (receiving === (since !== null)) return []
  return [{ type: 'receiving-changed', agentId, receiving, cause }]
}

/** Who has left receives no more, as her claims go back to the queue. */
export function pauseAbsent(
  receiver: Pick<Receiver, 'agentId' | 'since' | 'presentAt'>,
  absence: Absence,
): EventBody[] {
  return isAbsent(receiver, absence) ? changeReceiving(receiver, false, 'absent') : []
}
