/** What the whole organisation shares, each version as the log tells of it. */
export const schema0150 = `
create table office_versions (
  kind text not null,
  version integer not null,
  at integer not null,
  agent_id text not null,
  command_id text not null,
  body text not null,
  primary key (kind, version)
) without rowid;
`
