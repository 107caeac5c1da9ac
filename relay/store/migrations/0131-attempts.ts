import type { Migration } from './migration.ts'

/** Which run of a relay waits for the answer; none for attempts of before this was kept. */
export const attempts: Migration = {
  number: 131,
  sql: 'alter table outgoing add column attempted_by text;',
}
