import { searchableText } from '../../shared/domain/message-content.ts'
import type { LogEvent } from '../../shared/events.ts'
import type { Database } from '../store/database.ts'

/** FTS5's own: how many segments of a level are joined while writing, and how many at the latest. */
const AUTOMERGE = 4n
const CRISISMERGE = 16n
const MOST_SEGMENTS = 1999n

/** Takes a few milliseconds. */
const MERGED_PAGES = 16n

/**
 * Full text over what was written, without keeping it a second time: `rowid` is the event's `seq`.
 * It does not depend on the order of events, so folding a conversation again leaves it alone.
 */
export type SearchIndex = ReturnType<typeof openSearchIndex>

export function openSearchIndex(db: Database) {
  const add = db.prepare<[bigint, string]>('insert into messages_fts (rowid, text) values (?, ?)')
  const newest = db
    .prepare<[string, number], number>(
      'select rowid from messages_fts where messages_fts match ? order by rowid desc limit ?',
    )
    .pluck()

  const remove = db.prepare<[bigint]>('delete from messages_fts where rowid = ?')
  const configure = db.prepare<[string, bigint]>(
    'insert into messages_fts (messages_fts, rank) values (?, ?)',
  )
  const changes = db.prepare<[], number>('select total_changes()').pluck()

  return {
    project(event: LogEvent): void {
      const text = textOf(event)
      if (text !== null) add.run(BigInt(event.seq), text)
    },

    /** `seq` of the newest events that match an FTS5 expression. Never ranked: that is unbounded. */
    newest(expression: string, limit: number): number[] {
      return newest.all(expression, limit)
    },

    /** Its words are no longer found; they leave the index's pages when it is next merged. */
    erase(seq: number): void {
      remove.run(BigInt(seq))
    },

    /** Merges the whole index, so that it holds nothing of what was erased. */
    scrub(): void {
      db.exec(`insert into messages_fts (messages_fts) values ('optimize')`)
    },

    /**
     * While very much is written, segments are only added: joining them costs more than writing them,
     * and `tend` does it afterwards.
     */
    prepareForBulk(isBulk: boolean): void {
      configure.run('automerge', isBulk ? 0n : AUTOMERGE)
      configure.run('crisismerge', isBulk ? MOST_SEGMENTS : CRISISMERGE)
    },

    /** Joins a few segments. @returns whether there may be more to join. */
    tend(): boolean {
      const before = changes.get() ?? 0
      configure.run('merge', MERGED_PAGES)
      return (changes.get() ?? 0) - before >= 2
    },

    clear(): void {
      db.exec(`insert into messages_fts (messages_fts) values ('delete-all')`)
    },
  }
}

/** The words of an event that people search for; null where it has none, or they were erased. */
export function textOf(event: LogEvent): string | null {
  switch (event.type) {
    case 'message-received':
    case 'phone-message-sent':
    case 'reply-queued':
      return event.content && searchableText(event.content)
    case 'note-added':
      return event.content?.text ?? null
    default:
      return null
  }
}
