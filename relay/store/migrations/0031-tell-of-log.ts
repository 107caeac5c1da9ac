import type { Migration } from './migration.ts'

/**
 * On PostgreSQL, whoever makes the log grow tells all who listen, with the name of the process (its
 * connections' `application_name`). SQLite is asked for its data version instead.
 */
export const tellOfLog: Migration = {
  number: 31,
  sql: {
    sqlite: '',
    postgres: `
      create function tell_of_log() returns trigger language plpgsql as $$
        begin
          perform pg_notify('balcao', current_setting('application_name'));
          return null;
        end
      $$;
      create trigger log_grew after update on log_head for each row
        when (old.seq is distinct from new.seq) execute function tell_of_log();
    `,
  },
}
