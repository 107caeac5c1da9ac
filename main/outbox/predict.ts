import type { Refusal } from '../../shared/commands.ts'
import { type Conversation, evolve } from '../../shared/domain/conversation.ts'
import { decide } from '../../shared/domain/decide.ts'
import type { Decision, DecisionContext } from '../../shared/domain/decision.ts'
import { afterDecision } from '../../shared/domain/registration/decide-registration.ts'
import type { OutboxRow } from './outbox-table.ts'

export type PredictedCommand = OutboxRow & {
  /** Whether the relay is expected to write anything; not known of refused commands. */
  readonly effect: boolean
  /** Why the relay would refuse it, as far as is known here; null where it would not, or did. */
  readonly expected: Refusal | null
}

/** A conversation as the screen shows it. */
export type Prediction = {
  readonly state: Conversation | null
  readonly commands: readonly PredictedCommand[]
  /** What the next command would be decided in. */
  readonly after: DecisionContext
}

/**
 * The overlay: the confirmed state with what the outbox will do to it, by the relay's own rules.
 * A command that would now be refused changes nothing and stays in the list: the relay's word
 * decides. Refused ones are listed with their reason.
 */
export function predict(
  confirmed: Conversation | null,
  rows: readonly OutboxRow[],
  context: DecisionContext,
): Prediction {
  let state = confirmed
  let after = context
  const commands = rows.map((row): PredictedCommand => {
    if (row.state === 'refused') return { ...row, effect: true, expected: null }
    const decision = decide(state, row.command, after)
    after = afterDecision(after, decision, row.issuedAt)
    state = evolveAll(state, decision, row.issuedAt)
    if ('refused' in decision) return { ...row, effect: true, expected: decision.refused }
    return { ...row, effect: decision.accepted.length > 0, expected: null }
  })
  return { state, commands, after }
}

function evolveAll(
  state: Conversation | null,
  decision: Decision,
  at: number,
): Conversation | null {
  if ('refused' in decision) return state
  return decision.accepted.reduce((before, event) => evolve(before, { ...event, at }), state)
}
