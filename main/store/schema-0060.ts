/**
 * Who a citizen was and is, who is blocked, and who is one person. All of it is projected: the
 * partial indexes keep the few conversations that the supervisors' lists are about.
 */
export const schema0060 = `
alter table citizens add column identities text;
alter table citizens add column search_text text;

alter table conversations add column blocked_until integer;
alter table conversations add column block_asked_at integer;
alter table conversations add column merges integer;

create index conversations_blocked
  on conversations (blocked_until) where blocked_until is not null;
create index conversations_block_asked
  on conversations (block_asked_at) where block_asked_at is not null;
create index conversations_merged
  on conversations (merges) where merges is not null;
`
