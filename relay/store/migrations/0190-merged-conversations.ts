import type { Migration } from './migration.ts'

/** Which conversations are merged with another one: few of many, and asked for at each marketing template. */
export const mergedConversations: Migration = {
  number: 190,
  sql: `
    alter table conversations add column is_merged integer not null default 0;
    update conversations set is_merged = 1 where state like '%"mergeId"%';
    create index conversations_merged on conversations (conversation_id) where is_merged = 1;
  `,
}
