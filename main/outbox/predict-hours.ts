import type { HoursCommand, Refusal } from '../../shared/commands.ts'
import type { Actor } from '../../shared/domain/agent.ts'
import { decideHours, evolveHours } from '../../shared/domain/hours/decide-hours.ts'
import type { KeptHours } from '../../shared/domain/hours/office-hours.ts'
import type { OutboxRow } from './outbox-table.ts'

/** The overlay: the opening hours with what the outbox will do to them, by the relay's own rules. */
export function predictHours(
  confirmed: KeptHours | null,
  rows: readonly OutboxRow<HoursCommand>[],
  actor: Actor,
): KeptHours | null {
  return rows.reduce((kept, { command, state }) => {
    if (state === 'refused') return kept
    const decision = decideHours(kept, command, actor)
    return 'refused' in decision ? kept : decision.accepted.reduce(evolveHours, kept)
  }, confirmed)
}

/** What the relay would say to each of them, in their order; null where it would take it. */
export function foretellHours(
  confirmed: KeptHours | null,
  rows: readonly OutboxRow<HoursCommand>[],
  actor: Actor,
): { row: OutboxRow<HoursCommand>; expected: Refusal | null }[] {
  return rows.map((row, place) => {
    const before = predictHours(confirmed, rows.slice(0, place), actor)
    const decision = decideHours(before, row.command, actor)
    return { row, expected: 'refused' in decision ? decision.refused : null }
  })
}
