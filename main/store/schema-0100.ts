/**
 * Canned replies, each version as the log tells of it (`reply` null: it was removed), and how often
 * each was used. Commands of the outbox stand in lanes: a conversation's, or the organisation's.
 */
export const schema0100 = `
create table canned_versions (
  reply_id text not null,
  version integer not null,
  at integer not null,
  agent_id text not null,
  command_id text not null,
  owner_id text,
  reply text,
  primary key (reply_id, version)
) without rowid;

create table canned_uses (
  reply_id text primary key,
  uses integer not null,
  last_at integer not null
) without rowid;

alter table outbox rename column conversation_id to lane;

create index events_replies on events (at) where type = 'reply-queued';
`
