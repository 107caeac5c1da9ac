import type { Migration } from './migration.ts'

/** What the organisation's people set at their consoles for everybody. */
export const officeDocuments: Migration = {
  number: 150,
  sql: `
    create table office_documents (
      kind text primary key,
      state text not null
    ) strict, without rowid;
  `,
}
