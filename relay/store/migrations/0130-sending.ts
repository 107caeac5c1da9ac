import type { Migration } from './migration.ts'

/** What WhatsApp lets go out, for every process that sends from this store. */
export const sending: Migration = {
  number: 130,
  sql: `
    create table send_limits (
      kind text not null check (kind in ('number', 'pair')),
      id text not null,
      full_at integer not null,
      sends text not null,
      primary key (kind, id)
    ) strict, without rowid;

    create table queue_pause (
      only_row integer primary key check (only_row = 1),
      strikes integer not null,
      paused_until integer not null
    ) strict;
    insert into queue_pause (only_row, strikes, paused_until) values (1, 0, 0);
  `,
}
