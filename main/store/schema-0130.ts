/**
 * What each citizen last told WhatsApp of the organisation's marketing. `wants` is null for who was
 * erased: nothing that comes after, or came before it, is kept of her.
 */
export const schema0130 = `
create table marketing_preferences (
  citizen_id text primary key,
  wants integer,
  changed_at integer not null
) without rowid;
`
