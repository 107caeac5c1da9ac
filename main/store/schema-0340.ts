/**
 * Notes that mention this user and that she has not looked at: no projection, for what came with the
 * first copy of the log is no news. Kept over a start, so that each is told once.
 */
export const schema0340 = `
create table unseen_mentions (
  conversation_id text not null,
  seq integer not null,
  note_id text not null,
  agent_id text not null,
  is_told integer not null default 0,
  primary key (conversation_id, seq)
) without rowid;
create index untold_mentions on unseen_mentions (seq) where is_told = 0;
`
