/** The opening hours, each version as the log tells of it. */
export const schema0150 = `
create table hours_versions (
  version integer primary key,
  at integer not null,
  agent_id text not null,
  command_id text not null,
  hours text not null
);
`
