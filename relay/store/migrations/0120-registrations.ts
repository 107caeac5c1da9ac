import type { Migration } from './migration.ts'

/** What happened to each citizen's registration, without what she told of herself. */
export const registrations: Migration = {
  number: 120,
  sql: `
    create table registrations (
      citizen_id text primary key,
      state text not null
    ) strict, without rowid;
  `,
}
