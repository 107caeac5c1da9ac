import type { Migration } from './migration.ts'

/** The retention of files looks for those that are still kept, the oldest first. */
export const keptFiles: Migration = {
  number: 42,
  sql: 'create index media_kept on media (stored_seq) where sha256 is not null;',
}
