/**
 * `erased`: the places of what must be forgotten, also should an older answer of the relay bring it
 * once more. `readings`: who opened what here, until the relay has it in its audit trail.
 */
export const schema0080 = `
create table erased (
  seq integer primary key
);

create table readings (
  reading_id text primary key,
  conversation_id text not null,
  way text not null check (way in ('opened', 'found')),
  at integer not null,
  reported integer not null default 0
) without rowid;
create index readings_by_conversation on readings (conversation_id, way, at);
create index readings_unreported on readings (at) where reported = 0;
create index readings_reported on readings (at) where reported = 1;
`
