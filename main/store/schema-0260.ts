/**
 * The desk's own reactions: which one it is, how far it got, and what stands at the message should it
 * not arrive.
 */
export const schema0260 = `
alter table reactions add column item_id text;
alter table reactions add column delivery text;
alter table reactions add column code integer;
alter table reactions add column standing text;
create index reactions_by_item on reactions (item_id) where item_id is not null;
`
