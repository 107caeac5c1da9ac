/**
 * What the queue can be narrowed to. Of an attendance: its topic, its citizen's quadra, who attends it
 * or did last, and the newest of the citizen's words that nobody has answered. All are projections.
 * `seen_conversations`: how far this user has read; `saved_filters`: each agent's own, by the newest
 * word on each. Keys of what is open are few; what is closed is walked in its order by one of these.
 */
export const schema0240 = `
alter table conversations add column topic_id text;
alter table conversations add column quadra text;
alter table conversations add column handled_by text;
alter table conversations add column unread_seq integer;

create index conversations_by_topic
  on conversations (topic_id, queue_at, conversation_id)
  where status = 'closed' and topic_id is not null;
create index conversations_by_quadra
  on conversations (quadra, queue_at, conversation_id)
  where status = 'closed' and quadra is not null;
create index conversations_by_handler
  on conversations (handled_by, queue_at, conversation_id)
  where status = 'closed' and handled_by is not null;

alter table registrations add column registered_quadra text;
create index registrations_by_quadra on registrations (registered_quadra)
  where registered_quadra is not null;

create table seen_conversations (
  conversation_id text primary key,
  seq integer not null
) without rowid;

create table saved_filters (
  agent_id text not null,
  filter_id text not null,
  seq integer not null,
  filter text,
  primary key (agent_id, filter_id)
) without rowid;
`
