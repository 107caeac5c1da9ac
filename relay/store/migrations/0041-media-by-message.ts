import type { Migration } from './migration.ts'

/** An erasure asks which file belonged to the message at each place in the log. */
export const mediaByMessage: Migration = {
  number: 41,
  sql: 'create index media_message_seq on media (message_seq);',
}
