/**
 * A reply waits in the outbox for a moment in which its author can take it back: until when, and of
 * which press of the button it is a part, with what stood in the field. `draft_quotes`: which message
 * the reply in each draft answers.
 */
export const schema0230 = `
alter table outbox add column held_until integer;
alter table outbox add column sending text;

create table draft_quotes (
  conversation_id text primary key,
  whatsapp_id text not null
) without rowid;
`
