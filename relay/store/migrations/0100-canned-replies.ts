import type { Migration } from './migration.ts'

/** The desk's canned replies. */
export const cannedReplies: Migration = {
  number: 100,
  sql: `
    create table canned_replies (
      reply_id text primary key,
      state text not null
    ) strict, without rowid;
  `,
}
