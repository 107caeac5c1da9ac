/** Who held each attendance, whoever does now: a projection, of what the replica holds already too. */
export const schema0305 = `
create table attended (
  agent_id text not null,
  attendance_id text not null,
  conversation_id text not null,
  primary key (agent_id, attendance_id)
) without rowid;
insert or ignore into attended (agent_id, attendance_id, conversation_id)
  select coalesce(envelope ->> 'toAgentId', envelope ->> 'agentId'),
    envelope ->> 'attendanceId', conversation_id
  from events where type in ('attendance-claimed', 'attendance-transferred');
`
