import type { EventBody } from '../../events.ts'
import type { Attendance, Conversation } from '../conversation.ts'
import { type GivenBack, isResting } from './given-back.ts'
import { type Absence, hasRoom, type Receiver } from './receiver.ts'
import type { AssignmentRule, AssignmentRules } from './rules.ts'

/** All that decides who is given an attendance. */
export type Standing = Absence & {
  readonly rules: AssignmentRules
  /** The command that saved these rules: what asks for each claim that they make. */
  readonly commandId: string
  /** In no order. */
  readonly receivers: readonly Receiver[]
}

type Chosen = { readonly agentId: string; readonly rule: AssignmentRule }

/** A citizen waits here for an answer, and nobody has taken it on. */
export function awaitsAgent({ attendance, waitingSince, block, erased }: Conversation): boolean {
  return attendance?.status === 'waiting' && waitingSince !== null && block === null && !erased
}

/** Those who may be given one more; nobody while nothing is given at all. */
export function withRoom({ rules, receivers, ...absence }: Standing): Receiver[] {
  if (rules.mode === 'off') return []
  return receivers.filter((receiver) => hasRoom(receiver, rules, absence))
}

/**
 * Gives an attendance that waits to an agent, as if she had claimed it: the same lease, with the next
 * fence. Nothing where nobody may be given it. Deterministic: of two who are alike, the one who was
 * given one longer ago, then by their ids.
 * @param elsewhere the newest attendances of the same person in her other conversations.
 */
export function assign(
  conversation: Conversation,
  standing: Standing,
  elsewhere: readonly Attendance[] = [],
): EventBody[] {
  const { conversationId, attendance } = conversation
  if (attendance === null || !awaitsAgent(conversation)) return []
  const chosen = choose(attendance, elsewhere, standing)
  if (chosen === null) return []
  const { attendanceId, fence } = attendance
  return [
    {
      ...{ type: 'attendance-claimed', conversationId, attendanceId, ...chosen },
      ...{ commandId: standing.commandId, fence: fence + 1 },
    },
  ]
}

function choose(
  attendance: Attendance,
  elsewhere: readonly Attendance[],
  standing: Standing,
): Chosen | null {
  const { topicId } = attendance
  const givenBack = givenBackOf([
    attendance,
    ...elsewhere.filter(({ status }) => status !== 'closed'),
  ])
  const able = withRoom(standing).filter(
    ({ agentId }) => !isResting(givenBack, agentId, standing.now),
  )
  const { among, rule } = rulePool(standing.rules, topicId, able)
  const before = attendedBy(attendance, elsewhere).find(
    (agentId) =>
      among.some((receiver) => receiver.agentId === agentId) &&
      !givenBack.some((each) => each.agentId === agentId),
  )
  if (before !== undefined) return { agentId: before, rule: 'previous-agent' }
  const [first] = among.toSorted(rule === 'round-robin' ? byTurn : byLoad)
  return first === undefined ? null : { agentId: first.agentId, rule }
}

function givenBackOf(attendances: readonly Attendance[]): GivenBack[] {
  return attendances.flatMap(({ givenBack }) => givenBack ?? [])
}

/** Who attended the person before, or does in another conversation: this one's first, then the newest. */
function attendedBy(attendance: Attendance, elsewhere: readonly Attendance[]): string[] {
  const newestFirst = elsewhere.toSorted((one, other) => other.openedAt - one.openedAt)
  return [attendance, ...newestFirst].flatMap(
    ({ holderId, previousHolderId }) => holderId ?? previousHolderId ?? [],
  )
}

/** Whom the mode looks among, and by which rule it chooses there. */
function rulePool(
  { mode, topics }: AssignmentRules,
  topicId: string | undefined,
  able: readonly Receiver[],
): { among: readonly Receiver[]; rule: AssignmentRule } {
  if (mode === 'round-robin') return { among: able, rule: mode }
  const keepers = topics.find((topic) => topic.topicId === topicId)?.agentIds ?? []
  const among = mode === 'by-topic' ? able.filter(({ agentId }) => keepers.includes(agentId)) : []
  return among.length > 0 ? { among, rule: 'by-topic' } : { among: able, rule: 'least-loaded' }
}

function byLoad(one: Receiver, other: Receiver): number {
  return one.held - other.held || byTurn(one, other)
}

function byTurn(one: Receiver, other: Receiver): number {
  return one.turn - other.turn || (one.agentId < other.agentId ? -1 : 1)
}
