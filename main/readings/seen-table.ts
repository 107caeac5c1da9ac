import type { Database } from '../store/database.ts'

/** How far this user has read in each conversation, by the place in the log. It only grows. */
export type SeenTable = ReturnType<typeof openSeenTable>

export function openSeenTable(db: Database) {
  const save = db.prepare<[string, number]>(
    `insert into seen_conversations (conversation_id, seq) values (?, ?)
     on conflict do update set seq = excluded.seq where excluded.seq > seen_conversations.seq`,
  )
  const find = db
    .prepare<[string], number>('select seq from seen_conversations where conversation_id = ?')
    .pluck()

  return {
    /** @returns whether that is further than before. */
    note(conversationId: string, seq: number): boolean {
      return save.run(conversationId, seq).changes > 0
    },
    /** 0 for a conversation of which nothing was read. */
    upTo(conversationId: string): number {
      return find.get(conversationId) ?? 0
    },
  }
}
