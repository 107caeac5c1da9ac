import type { Migration } from './migration.ts'

/** A snapshot holds few of the events about citizens, and may not look through all of them. */
export const snapshotIndexes: Migration = {
  number: 20,
  sql: {
    sqlite: `
    create index log_citizen on log (envelope ->> 'citizenId', seq)
      where conversation_id is null and envelope ->> 'type' = 'citizen-identified';
    create index log_organisation on log (seq)
      where conversation_id is null and envelope ->> 'type' <> 'citizen-identified';
    `,
    // Before there was PostgreSQL; 30 does it for both.
    postgres: '',
  },
}
