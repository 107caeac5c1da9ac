import type { Migration } from './migration.ts'

/**
 * Whom an event identifies, in a column of its own: only SQLite reads every JSON that the log
 * holds (PostgreSQL's refuses a NUL in it).
 */
export const identifiedCitizens: Migration = {
  number: 30,
  sql: {
    sqlite: `
      drop index log_citizen;
      drop index log_organisation;
      alter table log add column identifies text;
      update log set identifies = envelope ->> 'citizenId'
        where conversation_id is null and envelope ->> 'type' = 'citizen-identified';
      create index log_identifies on log (identifies, seq) where identifies is not null;
      create index log_organisation on log (seq)
        where conversation_id is null and identifies is null;
    `,
    postgres: `
      alter table log add column identifies text collate "C";
      create index log_identifies on log (identifies, seq) where identifies is not null;
      create index log_organisation on log (seq)
        where conversation_id is null and identifies is null;
    `,
  },
}
