import type { Migration } from './migration.ts'

const tables = `
  create table receivers (
    agent_id text primary key,
    since integer,
    turn integer not null
  ) strict, without rowid;

  create table waiting (
    conversation_id text primary key,
    since integer not null
  ) strict, without rowid;
  create index waiting_longest on waiting (since, conversation_id);

  create index leases_held on leases (holder_id);
`

/** Who is blocked waits for nobody: her state says so already. */
const waitAlready = (status: string, since: string) => `
  insert into waiting (conversation_id, since)
    select conversation_id, cast(${since} as integer) from conversations
    where is_open = 1 and ${status} = 'waiting' and ${since} is not null;
`

/** Who is given attendances, and which wait. States say from now on from whom an attendance came back. */
export const assignment: Migration = {
  number: 175,
  sql: {
    sqlite: tables + waitAlready(`state ->> '$.attendance.status'`, `state ->> '$.waitingSince'`),
    postgres:
      tables +
      waitAlready(`(state::json -> 'attendance' ->> 'status')`, `(state::json ->> 'waitingSince')`),
  },
  refolds: true,
}
