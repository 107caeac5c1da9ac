import type { Migration } from './migration.ts'

/** Blocks in force, so that nobody has to look through all conversations for those that end. */
export const blocks: Migration = {
  number: 60,
  sql: `
    create table blocks (
      conversation_id text primary key,
      until integer not null
    ) strict, without rowid;
    create index blocks_until on blocks (until);
  `,
}
