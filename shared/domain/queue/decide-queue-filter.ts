import type { QueueFilterCommand } from '../../commands.ts'
import type { Actor } from '../agent.ts'
import { accept, type Decision } from '../decision.ts'

/**
 * What a command does to its author's saved filters, by the same function at the relay and as her
 * console's prediction. Whoever signs in may, and nothing that stands can be in its way: nobody
 * else has a hand in them.
 */
export function decideQueueFilter(command: QueueFilterCommand, actor: Actor): Decision {
  const signed = { agentId: actor.agentId, commandId: command.commandId }
  return command.type === 'save-queue-filter'
    ? accept({ type: 'queue-filter-saved', ...signed, filter: command.filter })
    : accept({ type: 'queue-filter-removed', ...signed, filterId: command.filterId })
}
