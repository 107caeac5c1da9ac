import {
  type DocumentBodies,
  type DocumentKind,
  documentSchema,
  ofEachDocument,
  versionIn,
} from '../../shared/domain/office/documents.ts'
import type { LogEvent } from '../../shared/events.ts'
import type { Database } from '../store/database.ts'
import { openOfficeTable } from './office-table.ts'

type Tables = {
  readonly [K in DocumentKind]: ReturnType<typeof openOfficeTable<DocumentBodies[K]>>
}

/** The organisation's documents, by kind. */
export type DocumentTables = ReturnType<typeof openDocumentTables>

export function openDocumentTables(db: Database) {
  const of = ofEachDocument<Tables>(<K extends DocumentKind>(kind: K) => {
    const table = openOfficeTable<DocumentBodies[K]>(db, {
      ...{ kind, schema: documentSchema(kind) },
      read: (event) => {
        const version = versionIn(kind, event)
        return version && { ...version, at: event.at }
      },
    })
    // The compiler does not look through the index.
    return table as Tables[DocumentKind] as Tables[K]
  })
  const all = Object.values(of)
  return {
    of,
    project(event: LogEvent): void {
      // Hardly any event is one, and to ask each kind takes long.
      if (!event.type.endsWith('-saved')) return
      for (const table of all) table.project(event)
    },
    clear(): void {
      for (const table of all) table.clear()
    },
  }
}
