import { type Attachment, attachmentSchema } from '../../shared/domain/attachment.ts'
import type { AttachmentView } from '../../shared/ipc/media.ts'
import type { Database } from '../store/database.ts'
import { parseJson } from '../store/read-json-file.ts'

type Row = { attachmentId: string; attachment: string }

/** Files that were chosen for a reply and not sent. They survive a crash like the words beside them. */
export type AttachmentTable = ReturnType<typeof openAttachmentTable>

export function openAttachmentTable(db: Database) {
  const add = db.prepare<[string, string, string]>(
    `insert into draft_attachments (conversation_id, attachment_id, attachment) values (?, ?, ?)
     on conflict do nothing`,
  )
  const ofConversation = db.prepare<[string], Row>(
    `select attachment_id as attachmentId, attachment from draft_attachments
     where conversation_id = ? order by position`,
  )
  const all = db.prepare<[], Row & { conversationId: string }>(
    `select conversation_id as conversationId, attachment_id as attachmentId, attachment
     from draft_attachments order by position`,
  )
  const remove = db.prepare<[string], Row & { conversationId: string }>(
    `delete from draft_attachments where attachment_id = ?
     returning conversation_id as conversationId, attachment_id as attachmentId, attachment`,
  )
  const mayGo = db.prepare<[string]>(
    'insert into erased_files (name) values (?) on conflict do nothing',
  )
  const removeConversation = db.prepare<[string]>(
    'delete from draft_attachments where conversation_id = ?',
  )
  const stays = db.prepare<[string]>('delete from erased_files where name = ?')
  return {
    /** What was taken out, and chosen again, stays. */
    add(conversationId: string, attachmentId: string, attachment: Attachment): void {
      stays.run(attachment.sha256)
      add.run(conversationId, attachmentId, JSON.stringify(attachment))
    },
    ofConversation(conversationId: string): AttachmentView[] {
      return ofConversation.all(conversationId).flatMap((row) => read(row) ?? [])
    },
    all(): (AttachmentView & { conversationId: string })[] {
      return all.all().flatMap((row) => {
        const attachment = read(row)
        return attachment ? [{ ...attachment, conversationId: row.conversationId }] : []
      })
    },
    /**
     * It was taken out of the reply, and its bytes go with it.
     * @returns the conversation it was in; null when it is gone already.
     */
    remove(attachmentId: string): string | null {
      const row = remove.get(attachmentId)
      const attachment = row && read(row)
      if (attachment) mayGo.run(attachment.sha256)
      return row?.conversationId ?? null
    },
    /** Nobody has it any more: its bytes are to go. */
    letGo(sha256: string): void {
      mayGo.run(sha256)
    },
    removeConversation(conversationId: string): void {
      removeConversation.run(conversationId)
    },
    /** The file went into the outbox with its reply. */
    removeSent(conversationId: string, { sha256, filename }: Attachment): void {
      const sent = this.ofConversation(conversationId).find(
        (each) => each.sha256 === sha256 && each.filename === filename,
      )
      if (sent) remove.get(sent.attachmentId)
    },
  }
}

function read({ attachmentId, attachment }: Row): AttachmentView | null {
  const parsed = attachmentSchema.safeParse(parseJson(attachment))
  return parsed.success ? { ...parsed.data, attachmentId } : null
}
