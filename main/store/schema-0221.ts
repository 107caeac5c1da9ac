/**
 * What is known of each citizen in the organisation's own fields: a projection that says where the
 * newest value of each stands. The values themselves stay in `contents`, where an erasure finds them.
 */
export const schema0221 = `
create table citizen_fields (
  citizen_id text not null,
  field_id text not null,
  seq integer not null,
  primary key (citizen_id, field_id)
) without rowid;
`
