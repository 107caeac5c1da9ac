import type { Migration } from './migration.ts'

/** States of before `unsettledReplies` was kept: replies that failed then wait for a decision too. */
export const unsettledReplies: Migration = { number: 142, sql: '', refolds: true }
