/** The organisation's account at WhatsApp: its templates, and what a person has to know about it. */
export const schema0070 = `
create table templates (
  name text not null,
  language text not null,
  seq integer not null,
  template text not null,
  primary key (name, language)
) without rowid;

create table alerts (
  alert_id text primary key,
  raised_seq integer,
  raised_at integer,
  alert text,
  settled_at integer,
  settled_by text
) without rowid;
`
