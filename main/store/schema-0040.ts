/**
 * Files of messages. `media` is a projection: what became of each file, with the event that says so;
 * `cached_files` lists the encrypted files beside this database; `draft_attachments` are files that
 * were chosen and not sent, in the order of choosing; `erased_files` are names whose bytes must go.
 */
export const schema0040 = `
create table media (
  message_id text primary key,
  seq integer not null,
  state text not null check (state in ('wanted', 'stored', 'unavailable')),
  reason text
) without rowid;

create table cached_files (
  name text primary key,
  size integer not null,
  last_use integer not null
) without rowid;
create index cached_files_by_use on cached_files (last_use);

create table draft_attachments (
  position integer primary key autoincrement,
  conversation_id text not null,
  attachment_id text not null unique,
  attachment text not null
);
create index draft_attachments_by_conversation on draft_attachments (conversation_id, position);

create table erased_files (
  name text primary key
) without rowid;
`
