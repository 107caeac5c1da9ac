import { topicListSchema } from '../../shared/domain/topics/topic-list.ts'
import type { Database } from '../store/database.ts'
import { openOfficeTable } from './office-table.ts'

/** What attendances can be about. */
export type TopicsTable = ReturnType<typeof openTopicsTable>

export function openTopicsTable(db: Database) {
  return openOfficeTable(db, {
    kind: 'topics',
    schema: topicListSchema,
    read: (event) => {
      if (event.type !== 'topics-saved') return null
      const { version, at, agentId, commandId, topics: body } = event
      return { version, at, agentId, commandId, body }
    },
  })
}
