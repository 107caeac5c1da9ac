/** Until when each attendance is put aside: a projection, which decides where it stands in its view. */
export const schema0232 = `
alter table conversations add column snoozed_until integer;

drop index conversations_by_queue;
create index conversations_by_queue on conversations
  (status, queue_at, conversation_id, holder_id, window_closes_at, snoozed_until)
  where status is not null;
drop index conversations_by_holder;
create index conversations_by_holder on conversations
  (holder_id, queue_at, conversation_id, window_closes_at, status, area_due_at, snoozed_until)
  where holder_id is not null;
`
