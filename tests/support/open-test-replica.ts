import Sqlite from 'better-sqlite3'
import type { Desk } from '../../main/desk.ts'
import { createOffice, type Office } from '../../main/office.ts'
import { applyEvents } from '../../main/replica/apply-events.ts'
import type { Arrival } from '../../main/replica/merge.ts'
import { openReplicaOn, type Replica } from '../../main/replica/replica.ts'
import type { ParsedEvent } from '../../shared/events.ts'
import { sampleList } from './sample-list.ts'
import { account } from './sample-log.ts'

/** A replica in memory, with the real schema. */
export function openTestReplica(): Replica {
  const opened = openReplicaOn(new Sqlite(':memory:'))
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  return opened.replica
}

export function apply(
  replica: Replica,
  events: readonly ParsedEvent[],
  arrival: Arrival = { road: 'log' },
) {
  return applyEvents(replica, events, arrival, 0)
}

/** An office in Palmas that never closes. */
export const sampleOffice: Office = createOffice({
  ...{ timeZone: 'America/Araguaina', hours: null, name: 'Prefeitura Inventada' },
  registration: sampleList,
  quadras: [
    { name: '504 Sul', aliases: ['ARSE 51'], region: null },
    { name: '304 Norte', aliases: [], region: null },
  ],
})

/** Agent `number` of the sample log at a replica, at a moment of the relay's clock. */
export function deskOf(replica: Replica, number: number, now: number, office = sampleOffice): Desk {
  return { replica, account: account(number), relayNow: () => now, office }
}

/** What a replica holds beside projections: the log's copy, and what its user has here alone. */
const notProjected: ReadonlySet<string> = new Set([
  ...['events', 'contents', 'erased', 'meta', 'migrations'],
  ...['outbox', 'drafts', 'note_drafts', 'draft_quotes', 'draft_attachments'],
  ...['cached_files', 'erased_files', 'readings', 'seen_conversations', 'unseen_mentions'],
])

/** Of a full-text index what it finds is compared, not how it lies there. */
const isIndex = (name: string) => /_fts(_|$)/.test(name) || name.startsWith('sqlite_')

/**
 * Everything that was projected, of every table that is not known to be something else. Two replicas
 * with the same dump answer every call alike.
 */
export function dumpProjections({ db }: Replica): Record<string, unknown[]> {
  const all = (sql: string) => db.prepare(sql).all()
  const tables = db
    .prepare<[], string>(`select name from sqlite_master where type = 'table' order by name`)
    .pluck()
    .all()
    .filter((name) => !isIndex(name) && !notProjected.has(name))
  return {
    ...Object.fromEntries(tables.map((name) => [name, inOrder(all(`select * from ${name}`))])),
    indexed: all('select rowid from messages_fts order by rowid'),
    named: all('select rowid from names_fts order by rowid'),
    classified: all(`select rowid from messages_fts where messages_fts match '"\u{E01A}"*'`),
    matching: all(`select rowid from messages_fts where messages_fts match '"palavra"*'`),
  }
}

/** Whatever order the table keeps them in. */
function inOrder(rows: unknown[]): unknown[] {
  return rows
    .map((row) => [JSON.stringify(row), row] as const)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, row]) => row)
}
