/**
 * What each attendance is about, for searching: a projection. `opened_seq`: nothing of it stands before
 * that place in the log; `seq`: who said last what it is about.
 */
export const schema0171 = `
create table attendance_topics (
  attendance_id text primary key,
  opened_seq integer not null default 0,
  seq integer not null default 0,
  topic_id text
) without rowid;
`
