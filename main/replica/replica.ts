import { type DraftQuotes, openDraftQuotes } from '../drafts/draft-quotes.ts'
import { type DraftTable, openDraftTable } from '../drafts/draft-table.ts'
import { type AttachmentTable, openAttachmentTable } from '../media/attachment-table.ts'
import { type CachedFileTable, openCachedFileTable } from '../media/cached-file-table.ts'
import { type OutboxTable, openOutboxTable } from '../outbox/outbox-table.ts'
import { openAccountTables } from '../projections/account-tables.ts'
import { openAttendedTable } from '../projections/attended-table.ts'
import { type BegunWords, openBegunWords, vocabularySql } from '../projections/begun-words.ts'
import { openCannedTable } from '../projections/canned-table.ts'
import { openCitizenFields } from '../projections/citizen-fields.ts'
import { openConversationTable } from '../projections/conversation-table.ts'
import { openDocumentTables } from '../projections/document-tables.ts'
import { type FilteredPages, openFilteredPages } from '../projections/filtered-pages.ts'
import { openFoundLines, type ReadFoundLines } from '../projections/found-lines.ts'
import { openHoursTable } from '../projections/hours-table.ts'
import { openMediaTable } from '../projections/media-table.ts'
import { openNameIndex } from '../projections/name-index.ts'
import { openPeopleTables } from '../projections/people-tables.ts'
import { openPreferenceTable } from '../projections/preference-table.ts'
import { openPriceTable } from '../projections/price-table.ts'
import type { Projections } from '../projections/project.ts'
import { openQueuePages, type QueuePages } from '../projections/queue-pages.ts'
import { openReceivingTable } from '../projections/receiving-table.ts'
import { openRegistrationTable } from '../projections/registration-table.ts'
import { openSavedFilterTable } from '../projections/saved-filter-table.ts'
import { openSearchIndex } from '../projections/search-index.ts'
import { openTimelinePages, type TimelinePages } from '../projections/timeline-pages.ts'
import { openTimelineTable } from '../projections/timeline-table.ts'
import { openTopicsTable } from '../projections/topics-table.ts'
import { openWaitingPages, type WaitingPages } from '../projections/waiting-pages.ts'
import { type MentionTable, openMentionTable } from '../readings/mention-table.ts'
import { openReadingTable, type ReadingTable } from '../readings/reading-table.ts'
import { openSeenTable, type SeenTable } from '../readings/seen-table.ts'
import { type Database, openEncrypted } from '../store/database.ts'
import { type MetaTable, openMetaTable } from '../store/meta-table.ts'
import { migrate } from '../store/migrations.ts'
import { openEventTable } from './event-table.ts'

/** One user's copy of the log, with the tables made from it and what this user has yet to send. */
export type Replica = Projections & {
  readonly db: Database
  readonly meta: MetaTable
  readonly queuePages: QueuePages
  readonly waitingPages: WaitingPages
  readonly filteredPages: FilteredPages
  readonly timelinePages: TimelinePages
  readonly foundLines: ReadFoundLines
  readonly begunWords: BegunWords
  readonly outbox: OutboxTable
  readonly drafts: DraftTable
  readonly noteDrafts: DraftTable
  readonly draftQuotes: DraftQuotes
  readonly readings: ReadingTable
  readonly seen: SeenTable
  readonly mentions: MentionTable
  readonly attachments: AttachmentTable
  readonly cachedFiles: CachedFileTable
  readonly close: () => void
}

export type OpenedReplica = { outcome: 'opened'; replica: Replica } | { outcome: 'newer' }

/** @param key 32 bytes. A file that is not there yet is made. */
export function openReplica(path: string, key: Uint8Array): OpenedReplica {
  return openReplicaOn(openEncrypted(path, key))
}

export function openReplicaOn(db: Database): OpenedReplica {
  if (migrate(db) === 'newer') {
    db.close()
    return { outcome: 'newer' }
  }
  db.exec(vocabularySql)
  return { outcome: 'opened', replica: openTables(db) }
}

/**
 * Goes on with what another one holds: whoever has this replica has from now on the other's tables.
 * Nothing of this one may be in the midst of being read or written.
 * @returns closes what this one was.
 */
export function become(replica: Replica, successor: Replica): () => void {
  const { close } = replica
  Object.defineProperties(replica, Object.getOwnPropertyDescriptors(successor))
  return close
}

type Late = Exclude<keyof Replica, 'db' | 'close'>

/** How each is opened, which happens when it is first used: the first screens need a third of them. */
const tables: { [Name in Late]: (db: Database) => Replica[Name] } = {
  meta: openMetaTable,
  events: openEventTable,
  conversations: openConversationTable,
  timeline: openTimelineTable,
  people: openPeopleTables,
  names: openNameIndex,
  media: openMediaTable,
  account: openAccountTables,
  canned: openCannedTable,
  hours: openHoursTable,
  preferences: openPreferenceTable,
  prices: openPriceTable,
  topics: openTopicsTable,
  documents: openDocumentTables,
  citizenFields: openCitizenFields,
  registrations: openRegistrationTable,
  search: openSearchIndex,
  attended: openAttendedTable,
  savedFilters: openSavedFilterTable,
  receiving: openReceivingTable,
  waitingPages: openWaitingPages,
  filteredPages: openFilteredPages,
  queuePages: openQueuePages,
  timelinePages: openTimelinePages,
  foundLines: openFoundLines,
  begunWords: openBegunWords,
  outbox: openOutboxTable,
  drafts: (db) => openDraftTable(db, 'drafts'),
  noteDrafts: (db) => openDraftTable(db, 'note_drafts'),
  draftQuotes: openDraftQuotes,
  readings: openReadingTable,
  seen: openSeenTable,
  mentions: openMentionTable,
  attachments: openAttachmentTable,
  cachedFiles: openCachedFileTable,
}

function openTables(db: Database): Replica {
  const replica: Partial<Replica> = { db, close: () => db.close() }
  for (const [name, open] of Object.entries(tables)) {
    Object.defineProperty(replica, name, {
      ...{ configurable: true, enumerable: true },
      get(this: Replica) {
        const value = open(db)
        Object.defineProperty(this, name, { value })
        return value
      },
    })
  }
  return replica as Replica
}
