import type { Migration } from './migration.ts'

/** Who fails to sign in has to wait, at whichever process and after a restart. */
export const signInFailures: Migration = {
  number: 132,
  sql: `
    create table sign_in_failures (
      key_sha256 blob primary key,
      failures integer not null,
      since integer not null
    ) strict, without rowid;
    create index sign_in_failures_since on sign_in_failures (since);
  `,
}
