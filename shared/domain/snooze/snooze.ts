import type { CommandOf } from '../../commands.ts'
import type { EventBody } from '../../events.ts'
import type { Attendance } from '../conversation.ts'
import {
  accept,
  type Decision,
  type DecisionContext,
  refusalAsHolder,
  refusalToHandle,
  refuse,
  signed,
} from '../decision.ts'
import { isOwnWord } from '../own-word.ts'

const LONGEST_MS = 366 * 24 * 60 * 60 * 1000

/** Puts an attendance aside: its holder's to say, who gets it back. */
export function snooze(
  attendance: Attendance,
  command: CommandOf<'snooze-attendance'>,
  { actor, now }: DecisionContext,
): Decision {
  const refusal = refusalAsHolder(attendance, command, actor)
  if (refusal) return refusal
  const { until } = command
  if (until <= now) return refuse({ reason: 'moment-past' })
  if (until - now > LONGEST_MS) return refuse({ reason: 'moment-too-far' })
  if (attendance.snoozedUntil === until) return accept()
  return accept({ type: 'attendance-snoozed', ...signed(command, actor), until })
}

export function wake(
  attendance: Attendance,
  command: CommandOf<'wake-attendance'>,
  { actor }: DecisionContext,
): Decision {
  const refusal = refusalToHandle(attendance, command, actor)
  if (refusal) return refusal
  if (attendance.snoozedUntil === undefined) return accept()
  return accept({ type: 'attendance-woken', ...signed(command, actor) })
}

type Snoozing = { readonly attendance: Attendance | null }

/**
 * Keeps until when an attendance is put aside. What the citizen writes brings it back at once, and
 * whoever else gets it gets all of it; that it came back stands until it is answered.
 */
export function followSnooze<State extends Snoozing>(
  state: State,
  event: EventBody & { readonly at: number },
): State {
  switch (event.type) {
    case 'attendance-snoozed':
      return withSnooze(state, event.until)
    case 'attendance-woken':
    case 'attendance-claimed':
    case 'attendance-transferred':
    case 'attendance-released':
    case 'attendance-returned':
    case 'attendance-closed':
    case 'attendance-reopened':
      return withSnooze(state, undefined)
    case 'message-received':
      return isOwnWord(event) || event.kind === 'edit' ? withSnooze(state, undefined) : state
    case 'reply-queued':
      return isBack(state.attendance, event.at) ? withSnooze(state, undefined) : state
    default:
      return state
  }
}

/** Whether an attendance is out of its holder's sight at a moment. */
export function isSnoozed(attendance: Attendance | null, now: number): boolean {
  return (attendance?.snoozedUntil ?? 0) > now
}

/** Whether it was put aside, and its moment has come. */
export function isBack(attendance: Attendance | null, now: number): boolean {
  const until = attendance?.snoozedUntil
  return until !== undefined && until <= now
}

function withSnooze<State extends Snoozing>(state: State, until: number | undefined): State {
  const { attendance } = state
  if (attendance === null || attendance.snoozedUntil === until) return state
  return { ...state, attendance: { ...attendance, snoozedUntil: until } }
}
