import { record } from './migrations/0010-record.ts'
import { snapshotIndexes } from './migrations/0020-snapshot-indexes.ts'
import { identifiedCitizens } from './migrations/0030-identified-citizens.ts'
import { tellOfLog } from './migrations/0031-tell-of-log.ts'
import { media } from './migrations/0040-media.ts'
import { mediaByMessage } from './migrations/0041-media-by-message.ts'
import { keptFiles } from './migrations/0042-kept-files.ts'
import { leases } from './migrations/0050-leases.ts'
import { blocks } from './migrations/0060-blocks.ts'
import { account } from './migrations/0070-account.ts'
import { duties } from './migrations/0080-duties.ts'
import { cannedReplies } from './migrations/0100-canned-replies.ts'
import { registrations } from './migrations/0120-registrations.ts'
import { sending } from './migrations/0130-sending.ts'
import { attempts } from './migrations/0131-attempts.ts'
import { signInFailures } from './migrations/0132-sign-in-failures.ts'
import { marketingPreferences } from './migrations/0140-marketing-preferences.ts'
import { redactedWebhooks } from './migrations/0141-redacted-webhooks.ts'
import { unsettledReplies } from './migrations/0142-unsettled-replies.ts'
import { officeDocuments } from './migrations/0150-office-documents.ts'
import { scheduledReplies } from './migrations/0170-scheduled-replies.ts'
import { assignment } from './migrations/0175-assignment.ts'
import { mergedConversations } from './migrations/0190-merged-conversations.ts'
import { redactedWebhooksInOrder } from './migrations/0191-redacted-webhooks-in-order.ts'
import { pastReceiving } from './migrations/0195-past-receiving.ts'
import { reactionsApart } from './migrations/0196-reactions-apart.ts'
import type { Migration } from './migrations/migration.ts'

/** The store's whole history, in the order in which it is applied. */
export const migrations: readonly Migration[] = [
  record,
  snapshotIndexes,
  identifiedCitizens,
  tellOfLog,
  media,
  mediaByMessage,
  keptFiles,
  duties,
  blocks,
  leases,
  account,
  cannedReplies,
  registrations,
  sending,
  attempts,
  signInFailures,
  marketingPreferences,
  redactedWebhooks,
  unsettledReplies,
  officeDocuments,
  scheduledReplies,
  assignment,
  mergedConversations,
  redactedWebhooksInOrder,
  pastReceiving,
  reactionsApart,
].toSorted((one, other) => one.number - other.number)
