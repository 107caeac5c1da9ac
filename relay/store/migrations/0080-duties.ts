import type { Migration } from './migration.ts'

/**
 * The record's duties: who read what, who had everything erased, how far each retention rule has
 * come, and what became of what arrived. What an earlier version interpreted is counted as of no day.
 */
const tables = `
  create table audit (
    audit_id integer primary key,
    at integer not null,
    recorded_at integer not null,
    agent_id text,
    action text not null,
    conversation_id text,
    citizen_id text,
    detail text,
    reading_id text unique,
    chain blob not null
  ) strict;
  create index audit_conversation on audit (conversation_id, audit_id)
    where conversation_id is not null;
  create index audit_agent on audit (agent_id, audit_id) where agent_id is not null;

  create table erasures (
    citizen_id text primary key,
    erased_at integer not null
  ) strict, without rowid;

  create table scrubbing (
    only_row integer primary key check (only_row = 1),
    owed_since integer
  ) strict;
  insert into scrubbing (only_row, owed_since) values (1, null);

  create table retention_marks (
    rule text primary key,
    done_until integer not null
  ) strict, without rowid;

  create table tallies (
    day text primary key,
    interpreted integer not null,
    items integer not null,
    messages integer not null,
    statuses integer not null,
    nothing_new integer not null,
    other_field integer not null,
    quarantined integer not null,
    discarded integer not null
  ) strict, without rowid;
  insert into tallies
    select '', (select count(*) from inbox where interpreted_at is not null),
      (select count(*) from quarantine), 0, 0, 0, 0, (select count(*) from quarantine), 0;

  create index outgoing_day on outgoing (queued_at, state);
  create index statuses_failed on statuses (message_id) where status = 'failed';
`

export const duties: Migration = { number: 80, sql: tables }
