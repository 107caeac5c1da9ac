/** `receiving`: a projection, what was last said of each agent: whether rules give her attendances. */
export const schema0245 = `
create table receiving (
  agent_id text primary key,
  seq integer not null,
  receives integer not null,
  cause text not null
) without rowid;
`
