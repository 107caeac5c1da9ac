/**
 * How WhatsApp counts each reply, as its statuses tell: a projection. `at`: when it was written, 0 while
 * only its status is here; `billable` null: WhatsApp has not said.
 */
export const schema0250 = `
create table reply_prices (
  message_id text primary key,
  conversation_id text not null,
  attendance_id text,
  at integer not null default 0,
  told_seq integer not null default 0,
  billable integer,
  category text
) without rowid;
create index reply_prices_by_conversation
  on reply_prices (conversation_id, attendance_id, billable, category);
create index reply_prices_by_time on reply_prices (at, billable, category);
`
