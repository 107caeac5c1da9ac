import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { searchedIn } from '../../main/projections/search-terms.ts'
import { openEncrypted } from '../../main/store/database.ts'
import { conversationOf, type LogEvent } from '../../shared/events.ts'
import { temporaryFolder } from '../support/start-relay.ts'

const PAGE = 500

const schema = `
create table events (seq integer primary key, conversation_id text, body text);
create index events_by_conversation on events (conversation_id, seq);
create table messages (
  seq integer primary key, message_id text unique, conversation_id text, at integer, status text,
  text text
);
create index messages_by_conversation on messages (conversation_id, at);
create table conversations (conversation_id text primary key, status text, last_at integer);
create index conversations_by_status on conversations (status, last_at);
create virtual table messages_fts using fts5 (
  text, content = 'messages', content_rowid = 'seq',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
create trigger index_message after insert on messages begin
  insert into messages_fts (rowid, text) values (new.seq, new.text);
  insert into conversations (conversation_id, status, last_at)
    values (new.conversation_id, 'waiting', new.at)
    on conflict do update set last_at = excluded.last_at;
end;
create trigger index_event after insert on events when new.body like '%attendance-closed%' begin
  update conversations set status = 'closed' where conversation_id = new.conversation_id;
end;
`

/**
 * The way that first comes to mind: JSON pages, each a transaction, row by row, with triggers that
 * keep the search index and the queue. Encrypted as the replica is.
 */
export async function replicateNaively(url: string): Promise<void> {
  const folder = temporaryFolder()
  const db = openEncrypted(join(folder, 'naive.db'), randomBytes(32))
  db.exec(schema)
  const addEvent = db.prepare('insert into events values (?, ?, ?)')
  const addMessage = db.prepare('insert into messages values (?, ?, ?, ?, ?, ?)')
  const progress = db.prepare('update messages set status = ? where message_id = ?')
  const takePage = db.transaction((events: readonly LogEvent[]) => {
    for (const event of events) {
      addEvent.run(event.seq, conversationOf(event), JSON.stringify(event))
      if (!('messageId' in event)) continue
      const text = searchedIn(event)?.text ?? null
      if (text === null) progress.run(event.type, event.messageId)
      else {
        const { seq, messageId, conversationId, at } = event
        addMessage.run(seq, messageId, conversationId, at, 'queued', text)
      }
    }
  })
  for (let after = 0, head = 1; after < head; ) {
    const response = await fetch(`${url}/v1/events?after=${after}&limit=${PAGE}`)
    const page = (await response.json()) as { events: LogEvent[]; next: number; head: number }
    takePage(page.events)
    after = page.next
    head = page.head
  }
  db.close()
  rmSync(folder, { recursive: true, force: true })
}
