import type { CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { predictFilters } from '../outbox/predict-filters.ts'

export function listQueueFilters({ replica, account }: Desk): CallResult<'list-queue-filters'> {
  const saved = predictFilters(replica, account)
  return {
    saved: saved.sort((one, other) => one.name.localeCompare(other.name, 'pt-BR')),
    quadras: replica.filteredPages
      .quadras()
      .sort((one, other) => one.localeCompare(other, 'pt-BR', { numeric: true })),
  }
}
