import type { Migration } from './migration.ts'

const tables = `
  create table leases (
    conversation_id text primary key,
    holder_id text not null,
    fence integer not null,
    held_since integer not null
  ) strict, without rowid;

  create table presences (
    agent_id text primary key,
    present_at integer not null
  ) strict, without rowid;
`

/** Claims that were made before count from when they were made. */
const heldAlready = `
  insert into leases (conversation_id, holder_id, fence, held_since)
    select conversation_id, state ->> '$.attendance.holderId', state ->> '$.attendance.fence',
      (select max(log.at) from log where log.conversation_id = conversations.conversation_id
        and log.envelope ->> '$.type' in ('attendance-claimed', 'attendance-transferred'))
    from conversations
    where is_open = 1 and state ->> '$.attendance.status' = 'held';
`

export const leases: Migration = {
  number: 50,
  // Nothing was held on PostgreSQL before this was kept.
  sql: { sqlite: tables + heldAlready, postgres: tables },
}
