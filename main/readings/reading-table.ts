import {
  MOST_READINGS,
  READING_INTERVAL_MS,
  type Reading,
  type ReadingWay,
  readingSchema,
} from '../../shared/duties/audit.ts'
import type { Database } from '../store/database.ts'

/** What this user opened here, until the relay has it in its audit trail, and a while longer. */
export type ReadingTable = ReturnType<typeof openReadingTable>

export function openReadingTable(db: Database) {
  const recent = db
    .prepare<[string, string, number, number], 1>(
      `select 1 from readings where conversation_id = ? and way = ? and at between ? and ?
         and exported is null limit 1`,
    )
    .pluck()
  const add = db.prepare<[string, string, string, number, string | null]>(
    `insert into readings (reading_id, conversation_id, way, at, exported) values (?, ?, ?, ?, ?)
     on conflict do nothing`,
  )
  const unreported = db.prepare<[number], Record<string, unknown>>(
    `select reading_id as readingId, conversation_id as conversationId, way, at, exported
     from readings where reported = 0 order by at limit ?`,
  )
  const report = db.prepare<[string]>('update readings set reported = 1 where reading_id = ?')
  const forget = db.prepare<[number]>('delete from readings where reported = 1 and at < ?')

  return {
    /**
     * Writes down that a conversation is on the screen, once in a quarter of an hour. A power cut
     * may lose the last ones: a sync of the disk would make every opening wait.
     * @param at the relay's clock, as estimated.
     * @returns whether there is something new to report.
     */
    note(conversationId: string, way: ReadingWay, at: number): boolean {
      const since = at - READING_INTERVAL_MS
      // Also not before one that lies ahead, should the clock have been set back a little.
      if (recent.get(conversationId, way, since + 1, at + READING_INTERVAL_MS)) return false
      add.run(crypto.randomUUID(), conversationId, way, at, null)
      return true
    },

    /** An attendance is about to leave this console as a whole: each time is written down. */
    noteExport(conversationId: string, protocol: string, at: number): void {
      add.run(crypto.randomUUID(), conversationId, 'opened', at, protocol)
    },

    /** One that was noted elsewhere, at the replica of a former log. */
    take({ readingId, conversationId, way, at, exported }: Reading): void {
      add.run(readingId, conversationId, way, at, exported ?? null)
    },

    /** The oldest that the relay has not confirmed. */
    unreported(): Reading[] {
      return unreported
        .all(MOST_READINGS)
        .map(({ exported, ...row }) =>
          readingSchema.parse(exported === null ? row : { ...row, exported }),
        )
    },

    reported(readings: readonly Reading[], now: number): void {
      db.transaction(() => {
        for (const { readingId } of readings) report.run(readingId)
        forget.run(now - READING_INTERVAL_MS)
      }).immediate()
    },
  }
}
