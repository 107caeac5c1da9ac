import type { Database } from '../store/database.ts'

/** A note that mentions this user. */
export type MentionRow = {
  readonly conversationId: string
  /** The note's place in the log. */
  readonly seq: number
  readonly noteId: string
  /** Who wrote it. */
  readonly agentId: string
}

/** Whether a conversation has a note that mentions this user and that she has not looked at. */
export const isMentionedSql = 'select 1 from unseen_mentions where conversation_id = ? limit 1'

/** Notes that mention this user, until she has their conversation before her. */
export type MentionTable = ReturnType<typeof openMentionTable>

export function openMentionTable(db: Database) {
  const add = db.prepare(
    `insert into unseen_mentions (conversation_id, seq, note_id, agent_id)
     values (@conversationId, @seq, @noteId, @agentId) on conflict do nothing`,
  )
  const isMentioned = db.prepare<[string], 1>(isMentionedSql).pluck()
  const untold = db.prepare<[], MentionRow>(
    `select conversation_id as conversationId, seq, note_id as noteId, agent_id as agentId
     from unseen_mentions where is_told = 0 order by seq`,
  )
  const markTold = db.prepare<[string, number]>(
    'update unseen_mentions set is_told = 1 where conversation_id = ? and seq = ?',
  )
  const remove = db.prepare<[string]>('delete from unseen_mentions where conversation_id = ?')

  return {
    add(mention: MentionRow): void {
      add.run(mention)
    },

    isIn(conversationId: string): boolean {
      return isMentioned.get(conversationId) !== undefined
    },

    /** Those that she was not told of, in the order of the log. */
    untold(): MentionRow[] {
      return untold.all()
    },

    markTold({ conversationId, seq }: MentionRow): void {
      markTold.run(conversationId, seq)
    },

    /** She has it before her, or its notes are gone. @returns whether that is news. */
    seen(conversationId: string): boolean {
      return remove.run(conversationId).changes > 0
    },
  }
}
