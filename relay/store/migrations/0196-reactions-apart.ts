import type { Migration } from './migration.ts'

/** The desk's reactions go a reply's road, and are counted apart from replies. */
export const reactionsApart: Migration = {
  number: 196,
  sql: `
    alter table outgoing add column is_reaction integer not null default 0;
    update outgoing set is_reaction = 1 where queued_seq in (
      select seq from log where conversation_id is not null
        and envelope like '%"type":"reaction-queued"%'
    );
  `,
}
