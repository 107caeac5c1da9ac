/**
 * The replica's first tables. `events`, `contents`, `outbox`, `drafts` and `meta` hold what cannot
 * be worked out from anything else; the others are projections and can be built again.
 */
export const schema0010 = `
create table meta (
  name text primary key,
  value text not null
) without rowid;

create table events (
  seq integer primary key,
  type text not null,
  at integer not null,
  conversation_id text,
  envelope text not null
);
create index events_by_conversation on events (conversation_id, seq)
  where conversation_id is not null;

create table contents (
  seq integer primary key,
  content text not null
);

create table outbox (
  position integer primary key autoincrement,
  command_id text not null unique,
  conversation_id text not null,
  command text not null,
  state text not null check (state in ('waiting', 'accepted', 'refused')),
  has_left integer not null default 0,
  accepted_seq integer,
  refusal text,
  issued_at integer not null
);
create index outbox_by_conversation on outbox (conversation_id, position);

create table drafts (
  conversation_id text primary key,
  text text not null
) without rowid;

create table conversations (
  conversation_id text primary key,
  applied_seq integer not null,
  state text,
  citizen_id text,
  status text,
  holder_id text,
  queue_at integer,
  last_message_at integer,
  last_message_seq integer,
  last_message_from text
) without rowid;
create index conversations_by_queue
  on conversations (status, queue_at, conversation_id, holder_id) where status is not null;
create index conversations_by_holder
  on conversations (holder_id, queue_at, conversation_id) where holder_id is not null;
create index conversations_by_citizen
  on conversations (citizen_id) where citizen_id is not null;

create table timeline (
  conversation_id text not null,
  at integer not null,
  seq integer not null,
  kind text not null,
  item_id text,
  agent_id text,
  detail text,
  whatsapp_id text,
  reply_to text,
  delivery text,
  code integer,
  primary key (conversation_id, at, seq)
) without rowid;
create index timeline_by_reply on timeline (item_id) where delivery is not null;
create index timeline_by_whatsapp_id on timeline (whatsapp_id)
  where whatsapp_id is not null;

create table reactions (
  conversation_id text not null,
  target text not null,
  author text not null,
  at integer not null,
  seq integer not null,
  emoji text,
  primary key (conversation_id, target, author)
) without rowid;

create table citizens (
  citizen_id text primary key,
  seq integer not null,
  profile_name text,
  username text,
  phone text
) without rowid;

create table agents (
  agent_id text primary key,
  seq integer not null,
  name text not null,
  roles text not null,
  disabled integer not null
) without rowid;

create virtual table messages_fts using fts5 (
  text,
  content = '',
  contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2',
  prefix = '2 3'
);
`
