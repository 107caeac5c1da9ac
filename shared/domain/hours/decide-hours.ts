import type { HoursCommand } from '../../commands.ts'
import type { EventBody } from '../../events.ts'
import type { Actor } from '../agent.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import { type KeptHours, mayChangeHours } from './office-hours.ts'

/**
 * What a command does to the opening hours (null: what the installation's file says still holds), by
 * the same function at the relay and as every console's prediction.
 */
export function decideHours(
  kept: KeptHours | null,
  { commandId, basedOn, hours }: HoursCommand,
  actor: Actor,
): Decision {
  if (!mayChangeHours(actor)) return refuse({ reason: 'not-permitted' })
  if (basedOn !== (kept?.commandId ?? null)) return refuse({ reason: 'changed-meanwhile' })
  const version = (kept?.version ?? 0) + 1
  return accept({
    type: 'opening-hours-saved',
    ...{ agentId: actor.agentId, commandId, hours, version },
  })
}

/** The hours after one more event; others than theirs leave them as they are. */
export function evolveHours(kept: KeptHours | null, event: EventBody): KeptHours | null {
  if (event.type !== 'opening-hours-saved') return kept
  const { hours: body, version, commandId } = event
  return { body, version, commandId }
}
