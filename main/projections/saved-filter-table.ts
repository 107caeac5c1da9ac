import { type SavedFilter, savedFilterSchema } from '../../shared/domain/queue/saved-filter.ts'
import type { LogEvent } from '../../shared/events.ts'
import type { Database } from '../store/database.ts'

/** Each agent's saved filters as the newest event about each tells, whatever the order of arrival. */
export type SavedFilterTable = ReturnType<typeof openSavedFilterTable>

export function openSavedFilterTable(db: Database) {
  const save = db.prepare<[string, string, number, string | null]>(
    `insert into saved_filters (agent_id, filter_id, seq, filter) values (?, ?, ?, ?)
     on conflict do update set seq = excluded.seq, filter = excluded.filter
     where excluded.seq > saved_filters.seq`,
  )
  const ofAgent = db
    .prepare<[string], string>(
      'select filter from saved_filters where agent_id = ? and filter is not null',
    )
    .pluck()

  return {
    project(event: LogEvent): void {
      if (event.type === 'queue-filter-saved') {
        const { agentId, filter, seq } = event
        save.run(agentId, filter.filterId, seq, JSON.stringify(filter))
      }
      if (event.type === 'queue-filter-removed') {
        save.run(event.agentId, event.filterId, event.seq, null)
      }
    },

    /** In no order. */
    of(agentId: string): SavedFilter[] {
      return ofAgent.all(agentId).map((filter) => savedFilterSchema.parse(JSON.parse(filter)))
    },

    clear(): void {
      db.exec('delete from saved_filters')
    },
  }
}
