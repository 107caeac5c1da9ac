import type { AnyCommand, Refusal } from '../../shared/commands.ts'
import type { Actor } from '../../shared/domain/agent.ts'
import type { Decision } from '../../shared/domain/decision.ts'
import type { EventBody } from '../../shared/events.ts'
import type { OutboxRow } from './outbox-table.ts'

/** The relay's own rules for one thing that the organisation shares. */
export type OfficeRules<Kept, C extends AnyCommand> = {
  readonly decide: (kept: Kept | null, command: C, actor: Actor) => Decision
  readonly evolve: (kept: Kept | null, event: EventBody) => Kept | null
}

/**
 * The overlay: what stands (null: nothing yet) with what the outbox will do to it. Refused commands
 * change nothing.
 */
export function predictOffice<Kept, C extends AnyCommand>(
  { decide, evolve }: OfficeRules<Kept, C>,
  confirmed: Kept | null,
  rows: readonly OutboxRow<C>[],
  actor: Actor,
): Kept | null {
  return rows.reduce((kept, { command, state }) => {
    if (state === 'refused') return kept
    const decision = decide(kept, command, actor)
    return 'refused' in decision ? kept : decision.accepted.reduce(evolve, kept)
  }, confirmed)
}

/** A command with what the relay would say to it; null where it would take it. */
export type Foretold<C extends AnyCommand> = {
  readonly row: OutboxRow<C>
  readonly expected: Refusal | null
}

/** The same for each of them, in their order. */
export function foretellOffice<Kept, C extends AnyCommand>(
  rules: OfficeRules<Kept, C>,
  confirmed: Kept | null,
  rows: readonly OutboxRow<C>[],
  actor: Actor,
): Foretold<C>[] {
  return rows.map((row, place) => {
    const before = predictOffice(rules, confirmed, rows.slice(0, place), actor)
    const decision = rules.decide(before, row.command, actor)
    return { row, expected: 'refused' in decision ? decision.refused : null }
  })
}
