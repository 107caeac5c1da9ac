/** When each service window closes, which decides with the opening hours who is answered first. */
export const schema0110 = `
alter table conversations add column window_closes_at integer;

drop index conversations_by_queue;
create index conversations_by_queue
  on conversations (status, queue_at, conversation_id, holder_id, window_closes_at)
  where status is not null;
drop index conversations_by_holder;
create index conversations_by_holder
  on conversations (holder_id, queue_at, conversation_id, window_closes_at, status)
  where holder_id is not null;
`
