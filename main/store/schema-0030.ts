/**
 * Messages that say something of another one. The timeline learns on whose side each item was
 * written, and where it comes from. Both are projections: they are filled when folded again.
 */
export const schema0030 = `
alter table timeline add column author text;
alter table timeline add column provenance text;

create table message_changes (
  conversation_id text not null,
  target text not null,
  author text not null,
  at integer not null,
  seq integer not null,
  kind text not null,
  primary key (conversation_id, target, author, at, seq)
) without rowid;
`
