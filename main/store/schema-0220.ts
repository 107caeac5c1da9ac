/**
 * By when the area that an open attendance waits for is to answer: what an agent's `pending` view
 * holds, and what is overdue in it.
 */
export const schema0220 = `
alter table conversations add column area_due_at integer;

drop index conversations_by_holder;
create index conversations_by_holder
  on conversations (holder_id, queue_at, conversation_id, window_closes_at, status, area_due_at)
  where holder_id is not null;
`
