import type { Migration } from './migration.ts'

/**
 * Replies that leave at a moment, so that nobody has to look through all conversations for them.
 * States of before keep none.
 */
export const scheduledReplies: Migration = {
  number: 170,
  sql: `
    create table scheduled_replies (
      schedule_id text primary key,
      conversation_id text not null,
      scheduled_seq integer not null,
      due_at integer not null
    ) strict, without rowid;
    create index scheduled_replies_due on scheduled_replies (due_at, scheduled_seq);
    create index scheduled_replies_of on scheduled_replies (conversation_id);
  `,
  refolds: true,
}
