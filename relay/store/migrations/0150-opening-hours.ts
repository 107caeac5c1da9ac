import type { Migration } from './migration.ts'

/** The hours that the organisation's people set at their consoles. */
export const openingHours: Migration = {
  number: 150,
  sql: `
    create table opening_hours (
      whose text primary key,
      state text not null
    ) strict, without rowid;
  `,
}
