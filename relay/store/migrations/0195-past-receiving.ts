import type { Migration } from './migration.ts'

const tables = `
  alter table receivers add column changed_seq integer;
  alter table receivers add column changed_at integer;

  create table receiving_past (
    seq integer primary key,
    at integer
  ) strict;
  create index receiving_past_at on receiving_past (at) where at is not null;
`

/** @param agentId who it is about, in the engine's words. */
const said = (agentId: string) => `
  with said as (
    select seq, at, ${agentId} as agent_id from log
    where conversation_id is null and identifies is null
      and envelope like '%"type":"receiving-changed"%'
  ), newest as (select agent_id, max(seq) as seq from said group by agent_id)
`

const fill = (agentId: string) => `
  ${said(agentId)}
  insert into receiving_past (seq, at)
    select said.seq, said.at from said join newest on newest.agent_id = said.agent_id
    where said.seq < newest.seq;
  ${said(agentId)}
  update receivers set
    changed_seq = (select seq from newest where newest.agent_id = receivers.agent_id),
    changed_at = (
      select said.at from said join newest on newest.seq = said.seq
      where newest.agent_id = receivers.agent_id
    );
`

/** What was once said of who receives, and by what it was overtaken: a rule may have it forgotten. */
export const pastReceiving: Migration = {
  number: 195,
  sql: {
    sqlite: tables + fill(`envelope ->> '$.agentId'`),
    postgres: tables + fill(`envelope::json ->> 'agentId'`),
  },
}
