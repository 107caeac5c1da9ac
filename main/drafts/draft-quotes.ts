import type { Database } from '../store/database.ts'

/** Which message the reply that is being written in each conversation answers. */
export type DraftQuotes = ReturnType<typeof openDraftQuotes>

export function openDraftQuotes(db: Database) {
  const find = db
    .prepare<[string], string>('select whatsapp_id from draft_quotes where conversation_id = ?')
    .pluck()
  const save = db.prepare<[string, string]>(
    'insert or replace into draft_quotes (conversation_id, whatsapp_id) values (?, ?)',
  )
  const add = db.prepare<[string, string]>(
    'insert into draft_quotes (conversation_id, whatsapp_id) values (?, ?) on conflict do nothing',
  )
  const remove = db.prepare<[string]>('delete from draft_quotes where conversation_id = ?')
  const removeSent = db.prepare<[string, string]>(
    'delete from draft_quotes where conversation_id = ? and whatsapp_id = ?',
  )
  const all = db.prepare<[], { conversationId: string; whatsappId: string }>(
    'select conversation_id as conversationId, whatsapp_id as whatsappId from draft_quotes',
  )

  return {
    all: () => all.all(),

    find(conversationId: string): string | null {
      return find.get(conversationId) ?? null
    },

    save(conversationId: string, whatsappId: string | null): void {
      if (whatsappId === null) remove.run(conversationId)
      else save.run(conversationId, whatsappId)
    },

    /** It comes back with its words, unless another message was chosen meanwhile. */
    giveBack(conversationId: string, whatsappId: string | null): void {
      if (whatsappId !== null) add.run(conversationId, whatsappId)
    },

    /** It left with its words; one that was chosen meanwhile stays. */
    removeSent(conversationId: string, whatsappId: string | null): void {
      if (whatsappId !== null) removeSent.run(conversationId, whatsappId)
    },

    remove(conversationId: string): void {
      remove.run(conversationId)
    },
  }
}
