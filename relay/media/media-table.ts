import type { EventOf, LogEvent } from '../../shared/events.ts'
import type { Follower } from '../log/append.ts'
import type { Reader, Transaction } from '../store/port.ts'
import * as fetches from './fetch-table.ts'
import * as files from './file-table.ts'

/**
 * Table `media`: the file of each message that has one, as the log says. States: `wanted` →
 * `stored` or `unavailable` → `wanted` again, if an agent asks. A reply's file is `stored` from the
 * beginning. The digest stands in erasable content, and goes from here with it.
 */
export type WantedFile = {
  readonly messageId: string
  readonly conversationId: string
  readonly phoneNumberId: string
  /** Place of its message in the log. */
  readonly messageSeq: number
}

export async function findWanted(sql: Reader, messageId: string): Promise<WantedFile | null> {
  const row = await sql.get<WantedFile>(
    `select message_id as "messageId", conversation_id as "conversationId",
      phone_number_id as "phoneNumberId", message_seq as "messageSeq"
      from media where message_id = ? and state = 'wanted'`,
    messageId,
  )
  return row ?? null
}

export const follow: Follower = async (tx, event, conversation) => {
  switch (event.type) {
    case 'message-received':
    case 'phone-message-sent':
      if (conversation !== null) await add(tx, event, conversation.phoneNumberId)
      break
    case 'reply-queued':
      if (event.scheduled !== undefined) await leave(tx, event.scheduled)
      await leave(tx, event.messageId)
      if (conversation !== null) await add(tx, event, conversation.phoneNumberId)
      break
    case 'reply-scheduled':
      // It has its file from now on, so that nothing takes it as one that nobody needs.
      if (conversation === null) return
      await add(tx, { ...event, messageId: event.scheduleId }, conversation.phoneNumberId)
      break
    case 'schedule-cancelled':
    case 'schedule-returned':
      await leave(tx, event.scheduleId)
      break
    case 'media-stored':
      await tx.run(
        `update media set state = 'stored', stored_seq = ?, sha256 = ? where message_id = ?`,
        ...[event.seq, event.content?.sha256 ?? null, event.messageId],
      )
      await fetches.finish(tx, event.messageId)
      break
    case 'media-unavailable':
      await tx.run(
        `update media set state = 'unavailable' where message_id = ? and state = 'wanted'`,
        event.messageId,
      )
      await fetches.finish(tx, event.messageId)
      break
    case 'media-requested':
      await wantAgain(tx, event)
      break
    case 'content-erased':
      for (const seq of event.seqs) await forget(tx, seq)
      break
  }
}

/** What was scheduled is not any more. Its file stays for a day, for what is made of the words. */
async function leave(tx: Transaction, scheduleId: string): Promise<void> {
  await tx.run('delete from media where message_id = ?', scheduleId)
}

type Written = Pick<EventOf<'message-received'>, 'messageId' | 'conversationId' | 'content'> &
  Pick<LogEvent, 'seq' | 'at'>

async function add(tx: Transaction, event: Written, phoneNumberId: string): Promise<void> {
  const { content, messageId, conversationId, seq } = event
  if (content === null || !('mediaId' in content)) return
  const { file, mediaId } = content
  if (!file && mediaId === null) return
  await tx.run(
    `insert into media (message_id, conversation_id, phone_number_id, message_seq, state,
      stored_seq, sha256) values (?, ?, ?, ?, ?, ?, ?)`,
    ...[messageId, conversationId, phoneNumberId, seq, file ? 'stored' : 'wanted'],
    ...[file ? seq : null, file?.sha256 ?? null],
  )
  if (!file) await fetches.add(tx, messageId, event.at)
}

/** A second agent who asks, or one whose screen was old, changes nothing. */
async function wantAgain(tx: Transaction, event: LogEvent & { messageId: string }): Promise<void> {
  const changed = await tx.run(
    `update media set state = 'wanted' where message_id = ? and state = 'unavailable'`,
    event.messageId,
  )
  if (changed > 0) await fetches.add(tx, event.messageId, event.at)
}

/**
 * The content at this place is gone: nothing may lead to the bytes any more. Of a message without
 * content, nobody can tell that it ever had a file.
 */
async function forget(tx: Transaction, seq: number): Promise<void> {
  const rows = await tx.all<{ messageId: string; sha256: string | null }>(
    `select message_id as "messageId", sha256 from media where stored_seq = ? or message_seq = ?`,
    ...[seq, seq],
  )
  await tx.run('update media set sha256 = null where stored_seq = ?', seq)
  for (const { messageId } of rows) {
    const gone = await tx.run(
      'delete from media where message_id = ? and message_seq = ?',
      ...[messageId, seq],
    )
    if (gone > 0) await fetches.finish(tx, messageId)
  }
  for (const { sha256 } of rows) if (sha256 !== null) await files.orphanIfUnused(tx, sha256)
}

/** How many files these citizens' messages have, and nobody else's. */
export async function countOnlyOf(sql: Reader, citizenIds: readonly string[]): Promise<number> {
  const places = citizenIds.map(() => '?').join()
  const row = await sql.get<{ count: number }>(
    `select count(distinct media.sha256) as count
      from media join conversations on conversations.conversation_id = media.conversation_id
      where conversations.citizen_id in (${places}) and media.sha256 is not null
        and not exists (select 1 from media as other
          join conversations as theirs on theirs.conversation_id = other.conversation_id
          where other.sha256 = media.sha256 and theirs.citizen_id not in (${places}))`,
    ...[...citizenIds, ...citizenIds],
  )
  return row?.count ?? 0
}
