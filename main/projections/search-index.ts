import type { LogEvent, ParsedEvent } from '../../shared/events.ts'
import type { EventTable } from '../replica/event-table.ts'
import type { Database } from '../store/database.ts'
import { openAttendanceTopics } from './attendance-topics.ts'
import { indexedText, searchedIn } from './search-terms.ts'
import { openWordIndex, type Words } from './word-index.ts'

/** A stretch of the log, newest first. Never ranked: that is unbounded. FTS5 minds integers only. */
export const searchSql = `
select rowid from messages_fts
where messages_fts match @expression
  and rowid between cast(@from as integer) and cast(@to as integer)
order by rowid desc limit @limit`

/** The first event at or after a place. */
export const momentSql = 'select at from events where seq >= ? order by seq limit 1'

export type SearchStretch = { expression: string; from: number; to: number; limit: number }

/**
 * Full text over what was written, without keeping it a second time: `rowid` is the event's `seq`.
 * Filters are words of it too (`search-terms.ts`). It does not depend on the order of events, so
 * folding a conversation again leaves it alone.
 */
export type SearchIndex = ReturnType<typeof openSearchIndex>

/** @param elsewhere where words are put while another file keeps them. */
export function openSearchIndex(db: Database, elsewhere: Words | null = null) {
  const here = openWordIndex(db, 'messages_fts')
  const words = elsewhere ?? here
  const stretch = db.prepare<SearchStretch, number>(searchSql).pluck()
  const momentAt = db.prepare<[number], number>(momentSql).pluck()
  const last = db.prepare<[], number | null>('select max(seq) from events').pluck()
  const topics = openAttendanceTopics(db)
  /** What attendances are about, as looked up since events were last classified. */
  const known = new Map<string, string | null>()

  /** Of a whole conversation that comes at once, only the first line asks. */
  function knownTopic(event: LogEvent): string | null {
    const attendanceId = 'attendanceId' in event ? event.attendanceId : null
    if (attendanceId === null) return null
    let topicId = known.get(attendanceId)
    if (topicId === undefined) {
      topicId = topics.of(event)
      known.set(attendanceId, topicId)
    }
    return topicId
  }

  function index(event: LogEvent): void {
    if (searchedIn(event) === null) return
    const text = indexedText(event, knownTopic(event))
    if (text !== null) words.put(event.seq, text)
  }

  return {
    project: index,

    /**
     * Learns from events that were just stored what attendances are about, and indexes their lines
     * again that were there before. To be called ahead of `project`: what is indexed in the order of
     * the log is written at once.
     */
    classify(fresh: readonly ParsedEvent[], stored: EventTable): void {
      known.clear()
      const changed = fresh.flatMap(({ known, event }) => (known && topics.project(event)) || [])
      if (changed.length === 0) return
      const isFresh = new Set(fresh.map(({ event }) => event.seq))
      const lines = changed.flatMap(({ conversationId, attendanceId, openedSeq }) =>
        stored
          .ofConversationFrom(conversationId, openedSeq)
          .flatMap(({ known, event }) => (known && isOf(event, attendanceId) ? event : [])),
      )
      const before = lines.filter(({ seq }) => !isFresh.has(seq))
      for (const line of before.toSorted((a, b) => a.seq - b.seq)) index(line)
    },

    /** `seq` of the newest lines in a stretch of the log that match an FTS5 expression. */
    newest(asked: SearchStretch): number[] {
      return stretch.all(asked)
    },

    /** What the attendance of an event is about; null while nobody has said. */
    topicOf(event: LogEvent): string | null {
      return topics.of(event)
    },

    /** The newest event that is here; 0 for none. */
    last(): number {
      return last.get() ?? 0
    },

    /** The first `seq` that the log had at a moment (ms) or later. The log's clock only goes on. */
    placeAt(moment: number): number {
      let low = 0
      let high = (last.get() ?? 0) + 1
      while (low < high) {
        const middle = Math.floor((low + high) / 2)
        const at = momentAt.get(middle)
        if (at !== undefined && at < moment) low = middle + 1
        else high = middle
      }
      return low
    },

    /** Its words are no longer found. */
    erase(seq: number): void {
      words.remove(seq)
    },

    prepareForBulk: here.prepareForBulk,
    tend: here.tend,
    scrub: here.scrub,

    clear(): void {
      topics.clear()
      here.clear()
    },
  }
}

function isOf(event: LogEvent, attendanceId: string): boolean {
  return 'attendanceId' in event && event.attendanceId === attendanceId
}
