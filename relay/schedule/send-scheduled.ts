import type { MessageContent } from '../../shared/domain/message-content.ts'
import { leaveScheduled } from '../../shared/domain/schedule/decide-schedule.ts'
import { findScheduled } from '../../shared/domain/schedule/scheduled-reply.ts'
import { parseEvent } from '../../shared/events.ts'
import * as accounts from '../accounts/accounts.ts'
import { everySecond } from '../every-second.ts'
import type { LogTransaction } from '../log/append.ts'
import * as conversations from '../log/conversation-states.ts'
import type { Log } from '../log/log.ts'
import { createLogReader } from '../log/read-log.ts'
import { describeError, type Logger } from '../logger.ts'
import * as files from '../media/file-table.ts'
import type { Reader, Store } from '../store/port.ts'
import type { DueReply } from './scheduled-replies.ts'
import * as scheduled from './scheduled-replies.ts'

type Context = {
  readonly log: Log
  readonly store: Store
  readonly logger: Logger
  readonly clock: () => number
  /** There may be a reply to send. */
  readonly onReplyQueued: () => void
}

/**
 * Lets scheduled replies leave at their moment: they then are replies like others, which go to
 * WhatsApp on the same road. Several relays may do so over one store, because each looks again
 * inside its transaction: what has left is not scheduled any more.
 * @returns how to stop it.
 */
export function startSendingScheduled(context: Context): () => Promise<void> {
  return everySecond(() => sendDue(context))
}

/** Lets those leave whose moment has come; one that cannot holds none of the others up. */
export async function sendDue(context: Context): Promise<void> {
  const { store, clock } = context
  const due = await orTryAgain(context, () => scheduled.due(store, clock()))
  for (const reply of due ?? []) await orTryAgain(context, () => sendOne(context, reply))
}

async function sendOne({ log, clock, onReplyQueued }: Context, reply: DueReply): Promise<void> {
  await log.transaction((tx) => leave(tx, reply, clock()))
  onReplyQueued()
}

/** The next second tries again. */
async function orTryAgain<T>({ logger }: Context, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work()
  } catch (error) {
    logger.error(describeError(error), 'scheduled replies wait for the store')
    return null
  }
}

async function leave(
  tx: LogTransaction,
  { scheduleId, conversationId }: DueReply,
  now: number,
): Promise<void> {
  const conversation = await conversations.find(tx, conversationId)
  const reply = conversation && findScheduled(conversation, scheduleId)
  if (!conversation || !reply || reply.dueAt > now) return
  const content = reply.seq === undefined ? null : await contentAt(tx, reply.seq)
  const leaving = {
    ...{ now, content, hasFile: await hasFile(tx, content) },
    author: await authorOf(tx, reply.agentId),
  }
  await tx.append(conversationId, () => leaveScheduled(conversation, reply, leaving))
}

async function contentAt(sql: Reader, seq: number): Promise<MessageContent | null> {
  const [stored] = await createLogReader(sql).pick([seq])
  const parsed = stored ? parseEvent(JSON.parse(stored.json)) : null
  return parsed?.known && parsed.event.type === 'reply-scheduled' ? parsed.event.content : null
}

async function hasFile(sql: Reader, content: MessageContent | null): Promise<boolean> {
  if (content === null || !('file' in content) || !content.file) return true
  return (await files.find(sql, content.file.sha256)) !== null
}

async function authorOf(sql: Reader, agentId: string) {
  const account = await accounts.findAgent(sql, agentId)
  return account === null || account.disabled ? null : account
}
