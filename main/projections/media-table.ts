import type { EventOf, LogEvent } from '../../shared/events.ts'
import type { Database } from '../store/database.ts'

/** What became of a message's file. `content`: JSON of what is known of its bytes. */
export type MediaRecord = {
  state: 'wanted' | 'stored' | 'unavailable'
  reason: EventOf<'media-unavailable'>['reason'] | null
  content: string | null
}

export type MediaTable = ReturnType<typeof openMediaTable>

/** Files of messages. The newest news counts, in whatever order they come; stored stays stored. */
export function openMediaTable(db: Database) {
  const save = db.prepare<[string, number, MediaRecord['state'], string | null]>(
    `insert into media (message_id, seq, state, reason) values (?, ?, ?, ?)
     on conflict do update set seq = excluded.seq, state = excluded.state, reason = excluded.reason
     where media.state <> 'stored' and (excluded.state = 'stored' or excluded.seq > media.seq)`,
  )
  const find = db.prepare<[string], MediaRecord>(
    `select state, reason, content from media left join contents using (seq) where message_id = ?`,
  )
  const noteErased = db.prepare<[number]>(
    `insert into erased_files (name)
     select coalesce(content ->> 'sha256', content -> 'file' ->> 'sha256') from contents
     where seq = ? and length(coalesce(content ->> 'sha256', content -> 'file' ->> 'sha256')) = 64
     on conflict do nothing`,
  )
  const noteUnsent = db.prepare<{ conversationId: string }>(
    `insert into erased_files (name)
     select attachment ->> 'sha256' from draft_attachments where conversation_id = @conversationId
     union select command -> 'attachment' ->> 'sha256' from outbox
       where lane = @conversationId and command -> 'attachment' ->> 'sha256' is not null
     on conflict do nothing`,
  )
  return {
    project(event: LogEvent): void {
      switch (event.type) {
        case 'media-stored':
          save.run(event.messageId, event.seq, 'stored', null)
          break
        case 'media-unavailable':
          save.run(event.messageId, event.seq, 'unavailable', event.reason)
          break
        case 'media-requested':
          save.run(event.messageId, event.seq, 'wanted', null)
          break
      }
    },
    find(messageId: string): MediaRecord | null {
      return find.get(messageId) ?? null
    },
    /** Writes down whose bytes have to go, before the content of this event goes. */
    noteErased(seq: number): void {
      noteErased.run(seq)
    },
    /** The same of what was to be sent in a conversation, before its drafts and commands go. */
    noteUnsentErased(conversationId: string): void {
      noteUnsent.run({ conversationId })
    },
    clear(): void {
      db.exec('delete from media')
    },
  }
}
