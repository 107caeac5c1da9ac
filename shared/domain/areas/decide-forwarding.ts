import type { Command, CommandOf } from '../../commands.ts'
import type { Actor } from '../agent.ts'
import { storableText } from '../content/text.ts'
import type { Attendance } from '../conversation.ts'
import {
  accept,
  type Decision,
  type DecisionContext,
  refusalToHandle,
  refuse,
  signed,
} from '../decision.ts'

/**
 * Asks an area of the organisation. The question is an internal note of its own, so that whatever
 * holds for notes (search, export, erasure) holds for it; the days count from the relay's decision.
 */
export function forward(
  attendance: Attendance,
  command: CommandOf<'forward-attendance'>,
  { actor, findArea, dueAfter }: DecisionContext,
): Decision {
  if (attendance.status === 'closed') return refuse({ reason: 'attendance-closed' })
  const refusal = refusalBesideHolder(attendance, command, actor)
  if (refusal) return refusal
  if (attendance.forwarding !== undefined) return refuse({ reason: 'already-forwarded' })
  const { forwardingId, areaId, days, noteId } = command
  const area = findArea?.(areaId) ?? null
  if (area === null || area.isRetired) return refuse({ reason: 'unknown-area' })
  const text = storableText(command.question).trim()
  if (text === '') return refuse({ reason: 'empty-text' })
  const dueAt = dueAfter?.(days) ?? null
  if (dueAt === null) return refuse({ reason: 'no-open-days' })
  const by = signed(command, actor)
  return accept(
    { type: 'attendance-forwarded', ...by, forwardingId, areaId, days, dueAt, noteId },
    { type: 'note-added', ...by, noteId, content: { text } },
  )
}

/** What the area answered stands as an internal note: what the citizen reads is the agent's to write. */
export function recordAnswer(
  attendance: Attendance,
  command: CommandOf<'record-area-answer'>,
  { actor }: DecisionContext,
): Decision {
  const refusal = refusalToEnd(attendance, command, actor)
  if (refusal) return refusal
  const text = storableText(command.text).trim()
  if (text === '') return refuse({ reason: 'empty-text' })
  const { forwardingId, noteId } = command
  const by = signed(command, actor)
  return accept(
    { type: 'area-answered', ...by, forwardingId, noteId },
    { type: 'note-added', ...by, noteId, content: { text } },
  )
}

export function withdrawForwarding(
  attendance: Attendance,
  command: CommandOf<'withdraw-forwarding'>,
  { actor }: DecisionContext,
): Decision {
  const { forwardingId } = command
  return (
    refusalToEnd(attendance, command, actor) ??
    accept({ type: 'forwarding-withdrawn', ...signed(command, actor), forwardingId })
  )
}

function refusalToEnd(
  attendance: Attendance,
  command: CommandOf<'record-area-answer' | 'withdraw-forwarding'>,
  actor: Actor,
): Decision | null {
  const refusal = refusalBesideHolder(attendance, command, actor)
  if (refusal) return refusal
  return attendance.forwarding?.forwardingId === command.forwardingId
    ? null
    : refuse({ reason: 'not-forwarded' })
}

/** While somebody holds it that is hers to do, or a supervisor's; else whoever attends may. */
function refusalBesideHolder(
  attendance: Attendance,
  command: Command,
  actor: Actor,
): Decision | null {
  return attendance.status === 'held' ? refusalToHandle(attendance, command, actor) : null
}
