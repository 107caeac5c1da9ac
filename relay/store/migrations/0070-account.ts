import type { Migration } from './migration.ts'

/** The organisation's account at WhatsApp, and what statuses say beyond their code. */
export const account: Migration = {
  number: 70,
  sql: `
    create table templates (
      name text not null,
      language text not null,
      template text not null,
      primary key (name, language)
    ) strict, without rowid;

    create table alerts (
      kind text not null,
      subject text not null,
      alert_id text not null,
      alert text not null,
      standing integer not null,
      primary key (kind, subject)
    ) strict, without rowid;

    create table account_news (
      digest blob primary key,
      seen_at integer not null
    ) strict;

    alter table statuses_ahead add column more text;
  `,
}
