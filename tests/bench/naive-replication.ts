import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { deskRow } from '../../main/projections/desk-rows.ts'
import { indexedText } from '../../main/projections/search-terms.ts'
import { openEncrypted } from '../../main/store/database.ts'
import { plainText } from '../../shared/domain/plain-text.ts'
import { conversationOf, type LogEvent } from '../../shared/events.ts'
import { temporaryFolder } from '../support/start-relay.ts'

const PAGE = 500

/**
 * What the console's screens ask for, as far as tables and triggers give it: messages with what became
 * of them, the desk's events between them, the queue with holder and waiting time, who the citizens
 * are, and both full texts, that of the messages with the words that filters look for. It keeps less
 * than a replica does: no versions of a conversation's state, no reactions, edits or files.
 */
const schema = `
create table events (seq integer primary key, type text, conversation_id text, body text);
create index events_by_conversation on events (conversation_id, seq);
create table messages (
  seq integer primary key, message_id text unique, conversation_id text, at integer, status text,
  author text, agent_id text, whatsapp_id text, reply_to text, text text
);
create index messages_by_conversation on messages (conversation_id, at);
create index messages_by_whatsapp_id on messages (whatsapp_id);
create table desk_events (
  seq integer primary key, conversation_id text, at integer, kind text, agent_id text, detail text
);
create index desk_events_by_conversation on desk_events (conversation_id, at);
create table conversations (
  conversation_id text primary key, citizen_id text, status text, holder_id text,
  waiting_since integer, last_at integer
);
create index conversations_by_status on conversations (status, last_at);
create index conversations_by_holder on conversations (holder_id, last_at);
create table citizens (
  citizen_id text primary key, seq integer, profile_name text, phone text, search_text text
);
create virtual table messages_fts using fts5 (
  text, content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
create virtual table names_fts using fts5 (
  text, content = '', contentless_delete = 1,
  tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'
);
create trigger index_message after insert on messages begin
  insert into messages_fts (rowid, text) values (new.seq, new.text);
  update conversations set last_at = new.at, waiting_since = case
      when new.author = 'desk' then null else coalesce(waiting_since, new.at) end
    where conversation_id = new.conversation_id;
end;
create trigger index_citizen after insert on citizens begin
  insert into names_fts (rowid, text) values (new.seq, new.search_text);
end;
create trigger place_desk_event after insert on desk_events begin
  update conversations set
      status = case new.kind when 'claimed' then 'held' when 'closed' then 'closed'
        else 'waiting' end,
      holder_id = case new.kind when 'claimed' then new.agent_id end
    where conversation_id = new.conversation_id;
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
  const addEvent = db.prepare('insert into events values (?, ?, ?, ?)')
  const takePage = db.transaction(
    (events: readonly LogEvent[], take: (event: LogEvent) => void) => {
      for (const event of events) {
        addEvent.run(event.seq, event.type, conversationOf(event), JSON.stringify(event))
        take(event)
      }
    },
  )
  const take = takerOf(db)
  for (let after = 0, head = 1; after < head; ) {
    const response = await fetch(`${url}/v1/events?after=${after}&limit=${PAGE}`)
    const page = (await response.json()) as { events: LogEvent[]; next: number; head: number }
    takePage(page.events, take)
    after = page.next
    head = page.head
  }
  db.close()
  rmSync(folder, { recursive: true, force: true })
}

function takerOf(db: ReturnType<typeof openEncrypted>): (event: LogEvent) => void {
  const addMessage = db.prepare('insert into messages values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const progress = db.prepare('update messages set status = ? where message_id = ?')
  const addDeskEvent = db.prepare('insert into desk_events values (?, ?, ?, ?, ?, ?)')
  const start = db.prepare('insert into conversations (conversation_id, citizen_id) values (?, ?)')
  const addCitizen = db.prepare('insert into citizens values (?, ?, ?, ?, ?)')
  return (event) => {
    const { seq, at } = event
    const text = indexedText(event, null)
    if (text !== null && 'messageId' in event && 'conversationId' in event) {
      const isReply = event.type === 'reply-queued'
      const from = isReply ? ['desk', event.agentId] : ['citizen', null]
      const ids = ['whatsappId' in event ? event.whatsappId : null, null]
      addMessage.run(
        seq,
        event.messageId,
        event.conversationId,
        at,
        'queued',
        ...from,
        ...ids,
        text,
      )
    } else if ('messageId' in event) {
      progress.run(event.type === 'status-received' ? event.status : event.type, event.messageId)
    } else if (event.type === 'conversation-started') {
      start.run(event.conversationId, event.citizenId)
    } else if (event.type === 'citizen-identified') {
      const { profileName = null, phone = null } = event.content ?? {}
      const searched = plainText([profileName, phone].filter(Boolean).join(' '))
      addCitizen.run(event.citizenId, seq, profileName, phone, searched)
    } else {
      const row = deskRow(event)
      if (row === null) return
      const { conversationId, kind, agentId = null, detail = null } = row
      addDeskEvent.run(seq, conversationId, at, kind, agentId, detail)
    }
  }
}
