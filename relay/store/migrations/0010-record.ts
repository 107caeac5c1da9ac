import type { Migration } from './migration.ts'

/** The record: log, inbox, citizens, replies, accounts. */
export const record: Migration = {
  number: 10,
  sql: `
  create table log_head (
    only_row integer primary key check (only_row = 1),
    log_id text not null,
    seq integer not null
  ) strict;

  create table log (
    seq integer primary key,
    at integer not null,
    conversation_id text,
    envelope text not null,
    has_content integer not null
  ) strict;
  create index log_conversation on log (conversation_id, seq);

  create table content (
    seq integer primary key references log (seq),
    body text not null
  ) strict;

  create table conversations (
    conversation_id text primary key,
    citizen_id text not null,
    phone_number_id text not null,
    is_open integer not null,
    last_seq integer not null,
    state text not null,
    unique (citizen_id, phone_number_id)
  ) strict, without rowid;
  create index conversations_open on conversations (conversation_id) where is_open = 1;

  create table protocol_numbers (
    year integer primary key,
    last_number integer not null
  ) strict;

  create table inbox (
    inbox_id integer primary key autoincrement,
    received_at integer not null,
    body blob not null,
    interpreted_at integer
  ) strict;
  create index inbox_waiting on inbox (inbox_id) where interpreted_at is null;

  create table quarantine (
    quarantine_id integer primary key autoincrement,
    inbox_id integer not null references inbox (inbox_id),
    path text not null,
    reason text not null,
    body_sha256 blob not null,
    unique (body_sha256, path)
  ) strict;

  create table citizens (
    citizen_id text primary key,
    known text not null
  ) strict, without rowid;

  create table identities (
    kind text not null,
    value text not null,
    citizen_id text not null references citizens (citizen_id),
    primary key (kind, value)
  ) strict, without rowid;

  create table messages (
    phone_number_id text not null,
    whatsapp_id text not null,
    message_id text not null,
    conversation_id text not null,
    direction text not null check (direction in ('in', 'out')),
    primary key (phone_number_id, whatsapp_id)
  ) strict, without rowid;

  create table outgoing (
    message_id text primary key,
    queued_seq integer not null unique,
    queued_at integer not null,
    conversation_id text not null,
    phone_number_id text not null,
    state text not null
      check (state in ('queued', 'attempted', 'accepted', 'failed', 'unknown')),
    attempts integer not null,
    not_before integer not null
  ) strict, without rowid;
  create index outgoing_unfinished on outgoing (conversation_id, queued_seq)
    where state in ('queued', 'attempted');

  create table statuses (
    message_id text not null,
    status text not null,
    primary key (message_id, status)
  ) strict, without rowid;

  create table statuses_ahead (
    phone_number_id text not null,
    whatsapp_id text not null,
    status text not null,
    status_at integer not null,
    code integer,
    kept_at integer not null,
    primary key (phone_number_id, whatsapp_id, status)
  ) strict, without rowid;
  create index statuses_ahead_kept on statuses_ahead (kept_at);

  create table commands (
    command_id text primary key,
    agent_id text not null,
    answer text not null
  ) strict, without rowid;

  create table accounts (
    agent_id text primary key,
    login text not null unique,
    name text not null,
    roles text not null,
    disabled integer not null,
    password_hash text not null
  ) strict, without rowid;

  create table sessions (
    token_sha256 blob primary key,
    agent_id text not null references accounts (agent_id),
    expires_at integer not null
  ) strict, without rowid;
  create index sessions_agent on sessions (agent_id);
  `,
}
