import type { Migration } from './migration.ts'

const table = `
  create table marketing_preferences (
    citizen_id text primary key,
    wants integer not null,
    changed_at integer not null
  ) strict, without rowid;
`

/**
 * What the log told already: the newest of each citizen; of two in one second, the stop.
 * PostgreSQL must not read the JSON of other events, in which there may be a NUL.
 */
const newestOfEach = (field: (name: string) => string) => `
  insert into marketing_preferences (citizen_id, wants, changed_at)
    select citizen_id, wants, changed_at from (
      select citizen_id, wants, changed_at,
        row_number() over (partition by citizen_id order by changed_at desc, wants) as place
      from (
        select ${field('citizenId')} as citizen_id,
          case when ${field('wants')} || '' in ('true', '1') then 1 else 0 end as wants,
          cast(${field('changedAt')} as integer) as changed_at
        from log
        where conversation_id is null and identifies is null
          and envelope like '%"type":"marketing-preference-changed"%'
      ) as told
    ) as placed
    where place = 1 and citizen_id not in (select citizen_id from erasures);
`

/** What each citizen last told WhatsApp of the organisation's marketing. */
export const marketingPreferences: Migration = {
  number: 140,
  sql: {
    sqlite: table + newestOfEach((name) => `(envelope ->> '${name}')`),
    postgres:
      table +
      newestOfEach(
        (name) => `(case when envelope like '%"type":"marketing-preference-changed"%'
          then envelope::json ->> '${name}' end)`,
      ),
  },
}
