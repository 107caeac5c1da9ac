import type { HoursCommand } from '../../shared/commands.ts'
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
