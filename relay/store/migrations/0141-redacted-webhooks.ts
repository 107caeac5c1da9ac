import type { Migration } from './migration.ts'

/** The SHA-256 of a webhook as it came, once somebody was taken out of it: the same may come again. */
export const redactedWebhooks: Migration = {
  number: 141,
  sql: `
    alter table inbox add column came_as blob;
    create index inbox_redacted on inbox (came_as) where came_as is not null;
  `,
}
