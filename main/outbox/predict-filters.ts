import type { QueueFilterCommand } from '../../shared/commands.ts'
import { decideQueueFilter } from '../../shared/domain/queue/decide-queue-filter.ts'
import type { SavedFilter } from '../../shared/domain/queue/saved-filter.ts'
import type { Account } from '../../shared/protocol.ts'
import type { Desk } from '../desk.ts'
import type { Replica } from '../replica/replica.ts'
import { quadrasInForce } from './predict-documents.ts'
import type { Foretold } from './predict-office.ts'

/** This agent's saved filters as her console's outbox will leave them, in no order. */
export function predictFilters({ savedFilters, outbox }: Replica, account: Account): SavedFilter[] {
  const kept = new Map(savedFilters.of(account.agentId).map((one) => [one.filterId, one]))
  for (const { command, state } of outbox.ofFilters()) {
    if (state === 'refused') continue
    if (command.type === 'save-queue-filter') kept.set(command.filter.filterId, command.filter)
    else kept.delete(command.filterId)
  }
  return [...kept.values()]
}

export function foretellFilters(desk: Desk): Foretold<QueueFilterCommand>[] {
  const listed = quadrasInForce(desk)
  return desk.replica.outbox.ofFilters().map((row) => {
    const decision = decideQueueFilter(row.command, desk.account, listed)
    return { row, expected: 'refused' in decision ? decision.refused : null }
  })
}
