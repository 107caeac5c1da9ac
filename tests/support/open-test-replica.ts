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

/** Everything that was projected. Two replicas with the same dump answer every call alike. */
export function dumpProjections({ db }: Replica): Record<string, unknown[]> {
  const all = (sql: string) => db.prepare(sql).all()
  return {
    conversations: all('select * from conversations order by conversation_id'),
    timeline: all('select * from timeline order by conversation_id, at, seq'),
    reactions: all('select * from reactions order by conversation_id, target, author'),
    changes: all('select * from message_changes order by conversation_id, target, at, seq'),
    citizens: all('select * from citizens order by citizen_id'),
    preferences: all('select * from marketing_preferences order by citizen_id'),
    prices: all('select * from reply_prices order by message_id'),
    agents: all('select * from agents order by agent_id'),
    indexed: all('select rowid from messages_fts order by rowid'),
    topics: all('select * from attendance_topics order by attendance_id'),
    named: all('select rowid from names_fts order by rowid'),
    classified: all(`select rowid from messages_fts where messages_fts match '"\u{E01A}"*'`),
    matching: all(`select rowid from messages_fts where messages_fts match '"palavra"*'`),
  }
}
