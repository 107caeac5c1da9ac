/** When the next scheduled reply of each conversation is to leave: a projection. */
export const schema0231 = `
alter table conversations add column scheduled_at integer;

create index conversations_by_schedule on conversations (scheduled_at)
  where scheduled_at is not null;
`
