import type { QueueFilterCommand } from '../../commands.ts'
import type { Actor } from '../agent.ts'
import { accept, type Decision, refuse } from '../decision.ts'
import type { Quadra } from '../places/quadra.ts'

/**
 * What a command does to its author's saved filters, by the same function at the relay and as her
 * console's prediction. Whoever signs in may, and nothing that stands can be in its way: nobody
 * else has a hand in them. A quadra that is not on the organisation's list is a citizen's own words of
 * where she lives: they can be filtered by, and are not kept where no erasure would find them.
 * @param listed the quadras of the organisation's list.
 */
export function decideQueueFilter(
  command: QueueFilterCommand,
  actor: Actor,
  listed: readonly Pick<Quadra, 'name'>[],
): Decision {
  const signed = { agentId: actor.agentId, commandId: command.commandId }
  const quadra = command.type === 'save-queue-filter' ? command.filter.filters.quadra : undefined
  if (quadra !== undefined && !listed.some(({ name }) => name === quadra)) {
    return refuse({ reason: 'quadra-not-listed' })
  }
  return command.type === 'save-queue-filter'
    ? accept({ type: 'queue-filter-saved', ...signed, filter: command.filter })
    : accept({ type: 'queue-filter-removed', ...signed, filterId: command.filterId })
}
