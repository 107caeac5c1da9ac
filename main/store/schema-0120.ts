/**
 * Registrations as the log tells them: where each citizen's steps stand, and what follows from them.
 * `registered_text` is for searching: name and quadra as she gave them, in plain letters.
 */
export const schema0120 = `
create table registration_events (
  citizen_id text not null,
  seq integer not null,
  primary key (citizen_id, seq)
) without rowid;

create table registrations (
  citizen_id text primary key,
  steps text not null,
  registered_name text,
  registered_text text not null
) without rowid;
`
