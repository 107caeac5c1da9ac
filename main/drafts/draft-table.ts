import { withoutWords, withWords } from '../../shared/domain/draft-words.ts'
import { type Database, durably } from '../store/database.ts'

/** What an agent was writing in each conversation: to the citizen, or a note for the team. */
export type DraftTable = ReturnType<typeof openDraftTable>

export function openDraftTable(db: Database, table: 'drafts' | 'note_drafts') {
  const find = db
    .prepare<[string], string>(`select text from ${table} where conversation_id = ?`)
    .pluck()
  const save = db.prepare<[string, string]>(
    `insert or replace into ${table} (conversation_id, text) values (?, ?)`,
  )
  const count = db.prepare<[], number>(`select count(*) from ${table}`).pluck()
  const remove = db.prepare<[string]>(`delete from ${table} where conversation_id = ?`)

  const all = db.prepare<[], { conversationId: string; text: string }>(
    `select conversation_id as conversationId, text from ${table} order by conversation_id`,
  )

  return {
    all: () => all.all(),

    find(conversationId: string): string {
      return find.get(conversationId) ?? ''
    },

    count(): number {
      return count.get() ?? 0
    },

    /** On the disk when it returns. Empty text removes the draft. */
    save(conversationId: string, text: string): void {
      durably(db, () => {
        if (text === '') remove.run(conversationId)
        else save.run(conversationId, text)
      })
    },

    /** In the caller's transaction. */
    remove(conversationId: string): void {
      remove.run(conversationId)
    },

    /** Puts words below what stands there. Call it inside `durably`. */
    append(conversationId: string, text: string): void {
      save.run(conversationId, withWords(find.get(conversationId) ?? '', text))
    },

    /** Takes such words out again, and leaves the others. Call it inside `durably`. */
    takeOut(conversationId: string, text: string): void {
      const rest = withoutWords(find.get(conversationId) ?? '', text)
      if (rest === '') remove.run(conversationId)
      else if (rest !== null) save.run(conversationId, rest)
    },

    /** Whether words that came back still stand there as they were. */
    holds(conversationId: string, text: string): boolean {
      return withoutWords(find.get(conversationId) ?? '', text) !== null
    },

    /** Takes the draft away if it is what was just sent; other words are kept. */
    removeSent(conversationId: string, text: string): void {
      if (find.get(conversationId)?.trim() === text.trim()) remove.run(conversationId)
    },
  }
}
