import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import type { Desk } from '../../main/desk.ts'
import { openReplica, type Replica } from '../../main/replica/replica.ts'
import { type Database, openEncrypted } from '../../main/store/database.ts'
import { openConversation } from '../../main/views/conversation-view.ts'
import { pageQueue } from '../../main/views/queue-view.ts'
import { sampleOffice } from '../support/open-test-replica.ts'
import { seededRandom } from '../support/seeded.ts'
import { temporaryFolder } from '../support/start-relay.ts'
import { fillReplica } from './build-replica.ts'
import { benchFirstPage } from './first-page.ts'
import { median, quantile, rounded } from './measure.ts'
import { benchSearch } from './search.ts'
import { benchSuggestions } from './suggestions.ts'
import { atMost } from './target.ts'
import { townConversation, townId, townLog } from './town-log.ts'

const SMALL = 10_000
const LARGE = 50_000
const LARGE_FULL = 1_000_000
const SAMPLES = 400
const COLD_SAMPLES = 40

const LIMIT = 50
/** In the small replica so many wait, too. */
const QUEUE_LIMIT = 15
const AFTER_ALL = 2_000_000_000_000

type Built = { folder: string; path: string; key: Buffer; messages: number; conversations: number }

/**
 * (e) What the screens ask of the replica: a conversation, a page of the queue, a search; in a small
 * replica and in a large one, each beside its naive rival on the same rows. Milliseconds in the
 * store, without the way to the screen.
 */
export async function benchStore(isFull: boolean) {
  const small = await build(SMALL)
  const large = await build(isFull ? LARGE_FULL : LARGE)
  try {
    const inSmall = open(small)
    const inLarge = open(large)
    const result = {
      messages: large.messages,
      conversations: large.conversations,
      openConversation: benchOpening(large, inLarge),
      queuePage: benchQueue(inSmall, inLarge),
      suggestions: benchSuggestions(deskAt(inLarge), large.conversations),
      search: benchSearch(deskAt(inLarge), large.conversations),
      encryption: benchEncryption(),
    }
    inSmall.close()
    inLarge.close()
    return { ...result, firstPage: await benchFirstPage(small, large) }
  } finally {
    for (const { folder } of [small, large]) rmSync(folder, { recursive: true, force: true })
  }
}

async function build(messages: number): Promise<Built> {
  const folder = temporaryFolder()
  const built = { folder, path: join(folder, 'replica.db'), key: randomBytes(32), messages }
  const replica = open(built)
  await fillReplica(replica, townLog(messages))
  replica.close()
  return { ...built, conversations: messages / 10 }
}

function open({ path, key }: Pick<Built, 'path' | 'key'>): Replica {
  const opened = openReplica(path, key)
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  return opened.replica
}

function deskAt(replica: Replica): Desk {
  const agentId = townId('a', 0)
  const account = { agentId, login: 'bruno', name: 'Agente 0', roles: ['agent' as const] }
  return { replica, account, relayNow: () => AFTER_ALL, office: sampleOffice }
}

/** @param target what the slowest of a hundred may take (ms). */
function spread(times: readonly number[], target?: number) {
  const sorted = times.toSorted((a, b) => a - b)
  const p99 = quantile(sorted, 0.99)
  return {
    p50Ms: rounded(quantile(sorted, 0.5)),
    p99Ms: target === undefined ? rounded(p99) : atMost(p99, target),
  }
}

function time(work: () => unknown): number {
  const start = performance.now()
  work()
  return performance.now() - start
}

function benchOpening(built: Built, replica: Replica) {
  const random = seededRandom(7)
  const ask = (at: Replica) => {
    const conversationId = townConversation(Math.floor(random() * built.conversations))
    const shown = openConversation(deskAt(at), { conversationId, limit: LIMIT })
    if (!shown) throw new Error('A conversation is missing.')
  }
  const warm = samples(() => time(() => ask(replica)))
  const cold = Array.from({ length: COLD_SAMPLES }, () => {
    const fresh = open(built)
    const took = time(() => ask(fresh))
    fresh.close()
    return took
  })
  return { warm: spread(warm, 1), cold: spread(cold, 3) }
}

function benchQueue(small: Replica, large: Replica) {
  const page = (replica: Replica) => () =>
    time(() => pageQueue(deskAt(replica), { view: 'waiting', after: null, limit: QUEUE_LIMIT }))
  const inSmall = samples(page(small))
  const inLarge = samples(page(large))
  return {
    large: spread(inLarge),
    small: spread(inSmall),
    largeToSmall: atMost(median(inLarge) / median(inSmall), 1.5),
  }
}

/** The same rows into the same table, with and without the cipher, in turns. */
function benchEncryption() {
  const insert: Record<'plain' | 'encrypted', number[]> = { plain: [], encrypted: [] }
  const read: Record<'plain' | 'encrypted', number[]> = { plain: [], encrypted: [] }
  for (let repetition = 0; repetition < 5; repetition += 1) {
    for (const way of ['plain', 'encrypted'] as const) {
      const folder = temporaryFolder()
      const db = openAs(way, join(folder, 'rows.db'))
      insert[way].push(time(() => insertRows(db)))
      const rows = db.prepare('select * from rows where id between ? and ?')
      const random = seededRandom(repetition)
      read[way].push(
        time(() => {
          for (let page = 0; page < 300; page += 1) {
            const from = Math.floor(random() * 19_000)
            rows.all(from, from + 50)
          }
        }),
      )
      db.close()
      rmSync(folder, { recursive: true, force: true })
    }
  }
  return {
    insertTimesPlain: atMost(median(insert.encrypted) / median(insert.plain), 1.4),
    readTimesPlain: atMost(median(read.encrypted) / median(read.plain), 1.15),
  }
}

function openAs(way: 'plain' | 'encrypted', path: string): Database {
  const db = way === 'plain' ? new Sqlite(path) : openEncrypted(path, randomBytes(32))
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = NORMAL')
  db.pragma('secure_delete = ON')
  db.pragma('cache_size = -32000')
  db.exec('create table rows (id integer primary key, key text unique, body text)')
  return db
}

function insertRows(db: Database): void {
  const add = db.prepare('insert into rows values (?, ?, ?)')
  const random = seededRandom(5)
  for (let start = 0; start < 20_000; start += 1000) {
    db.transaction(() => {
      for (let id = start; id < start + 1000; id += 1)
        add.run(id, `${random()}`, 'palavras '.repeat(20))
    })()
  }
}

function samples(take: () => number): number[] {
  for (let warmUp = 0; warmUp < 20; warmUp += 1) take()
  return Array.from({ length: SAMPLES }, take)
}
