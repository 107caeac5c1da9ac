import type { Command, Refusal } from '../commands.ts'
import type { EventBody } from '../events.ts'
import { type Actor, type Agent, maySupervise } from './agent.ts'
import type { Area } from './areas/area-list.ts'
import { type Attendance, type Conversation, newerThan } from './conversation.ts'
import type { Field } from './fields/field-list.ts'
import type { Registration } from './registration/registration.ts'
import type { Wording } from './registration/wording.ts'
import type { Template, TemplateKey } from './templates/template.ts'
import type { Topic } from './topics/topic-list.ts'

export type Decision = { readonly accepted: readonly EventBody[] } | { readonly refused: Refusal }

export type DecisionContext = {
  readonly actor: Actor
  /** The relay's clock (or the console's estimate of it). */
  readonly now: number
  readonly findAgent: (agentId: string) => Agent | null
  /** The other conversation that a merge names; handed in only where one is named. */
  readonly findConversation?: (conversationId: string) => Conversation | null
  /** Handed in only where a template is named. */
  readonly findTemplate?: (key: TemplateKey) => Template | null
  /** Since when a citizen's person wants no marketing; null where she takes it. */
  readonly stoppedMarketing?: (citizenId: string) => number | null
  /** A citizen's registration; handed in only where a command is about one. */
  readonly findRegistration?: (citizenId: string) => Registration
  /** The place in the log of a citizen's message there; null where it is none. */
  readonly findInbound?: (conversationId: string, messageId: string) => number | null
  /** Handed in only where a topic is named. */
  readonly findTopic?: (topicId: string) => Topic | null
  /** Handed in only where an area is named. */
  readonly findArea?: (areaId: string) => Area | null
  /** Handed in only where a citizen's fields are filled. */
  readonly findField?: (fieldId: string) => Field | null
  /** The last moment (ms) of so many open days from now on; null where the calendar has none. */
  readonly dueAfter?: (days: number) => number | null
  /** What citizens are asked before they are put on the list; null where there is no list. */
  readonly wording?: Wording | null
}

/** Why this agent may not act on an open attendance: it is closed, or another one's. */
export function refusalToHandle(
  attendance: Attendance,
  command: Command,
  actor: Actor,
): Decision | null {
  if (attendance.status === 'closed') return refuse({ reason: 'attendance-closed' })
  return maySupervise(actor) && !isStale(attendance, command)
    ? null
    : refusalAsHolder(attendance, command, actor)
}

/** The same where not even a supervisor may act for the holder: only she speaks to the citizen. */
export function refusalAsHolder(
  attendance: Attendance,
  command: Command,
  actor: Actor,
): Decision | null {
  if (attendance.status === 'closed') return refuse({ reason: 'attendance-closed' })
  if (attendance.holderId === actor.agentId && !isStale(attendance, command)) return null
  return refuse({ reason: 'not-holder', holder: attendance.holderId })
}

/** Somebody claimed the attendance since the agent's screen had shown it. */
function isStale(attendance: Attendance, { fence }: Command): boolean {
  return fence !== undefined && fence !== attendance.fence
}

/**
 * How much of what came the author of a reply had not seen: the citizen's words, and WhatsApp's word
 * that another person may be reading now.
 */
export function countUnseen({ unansweredSeqs, veil }: Conversation, seenSeq: number): number {
  const isVeilUnseen = veil !== null && veil.seq > seenSeq
  return newerThan(unansweredSeqs, seenSeq).length + (isVeilUnseen ? 1 : 0)
}

export function signed(command: Command, actor: Actor) {
  return {
    conversationId: command.conversationId,
    attendanceId: command.attendanceId,
    agentId: actor.agentId,
    commandId: command.commandId,
  }
}

export function accept(...events: EventBody[]): Decision {
  return { accepted: events }
}

export function refuse(refused: Refusal): Decision {
  return { refused }
}
