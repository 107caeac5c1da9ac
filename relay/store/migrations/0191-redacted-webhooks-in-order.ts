import type { Migration } from './migration.ts'

/**
 * The newest of the webhooks that came as the same bytes, at the end of one stretch of the index. In the
 * index of 141 they had to be sorted, and PostgreSQL rather walked the whole inbox, newest first, at
 * each webhook.
 */
export const redactedWebhooksInOrder: Migration = {
  number: 191,
  sql: `
    drop index inbox_redacted;
    create index inbox_redacted on inbox (came_as, inbox_id) where came_as is not null;
  `,
}
