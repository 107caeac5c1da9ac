import type { Conversation } from '../../shared/domain/conversation.ts'
import { replyContent } from '../../shared/domain/reply-content.ts'
import { windowClosesAt } from '../../shared/domain/service-window.ts'
import { isVeiled } from '../../shared/domain/veil.ts'
import type { CallArguments, CallResult, QueueRow, QueueView } from '../../shared/ipc.ts'
import { contextOf, type Desk } from '../desk.ts'
import { type PredictedCommand, type Prediction, predict } from '../outbox/predict.ts'
import { parseState } from '../projections/conversation-table.ts'
import { compareInView, queueKey, viewOf } from '../projections/queue-order.ts'
import { byView, type QueueRecord } from '../projections/queue-pages.ts'
import { asItReads } from './as-it-reads.ts'
import { nameOf } from './content.ts'

type PlacedRow = { view: QueueView; row: QueueRow }

/** One page of a view: the confirmed rows, with those that the outbox moves put where they will be. */
export function pageQueue(
  desk: Desk,
  { view, after, limit }: CallArguments<'page-queue'>,
): CallResult<'page-queue'> {
  const me = desk.account.agentId
  const confirmed = desk.replica.queuePages.page(view, me, after, limit + 1)
  const rows = [
    ...confirmed.flatMap((record) => placeRecord(desk, record)?.row ?? []),
    ...predictedRows(desk)
      .filter((placed) => placed.view === view)
      .map(({ row }) => row)
      .filter(({ cursor }) => after === null || compareInView(view, cursor, after) > 0),
  ]
    .sort((a, b) => compareInView(view, a.cursor, b.cursor))
    .slice(0, limit + 1)
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.cursor ?? null) : null }
}

export function countQueue(desk: Desk): CallResult<'count-queue'> {
  const counts = byView((view) => desk.replica.queuePages.count(view, desk.account.agentId))
  for (const { view } of predictedRows(desk)) counts[view] += 1
  return counts
}

/** The rows of conversations whose commands the relay has not answered, where they will stand. */
function predictedRows(desk: Desk): PlacedRow[] {
  return desk.replica.outbox.unsettledConversations().flatMap((conversationId) => {
    const record = desk.replica.queuePages.find(conversationId)
    return record ? (placeRecord(desk, record) ?? []) : []
  })
}

function placeRecord(desk: Desk, record: QueueRecord): PlacedRow | null {
  const outbox = desk.replica.outbox.ofConversation(record.conversationId)
  const prediction = predict(parseState(record.state), outbox, contextOf(desk))
  const { state } = prediction
  if (!state?.attendance) return null
  const { people } = desk.replica
  const { attendance } = state
  return {
    view: viewOf(attendance, desk.account.agentId),
    row: {
      conversationId: record.conversationId,
      attendanceId: attendance.attendanceId,
      protocol: attendance.protocol,
      citizenName: nameOf(record),
      status: attendance.status,
      holder: people.agentName(attendance.holderId),
      previousHolder: people.agentName(attendance.previousHolderId),
      waitingSince: state.waitingSince,
      lastMessage: isCovered(record, state) ? null : lastMessageOf(desk, record, prediction),
      windowClosesAt: windowClosesAt(state.lastInboundAt),
      draft: record.draft,
      pending: outbox.filter((row) => row.state !== 'refused').length,
      refused: outbox.filter((row) => row.state === 'refused').length,
      cursor: cursorOf(state, record.conversationId),
    },
  }
}

/** Nothing newer than the change of identity was said: what was, is covered in the list too. */
function isCovered({ lastMessageAt, lastMessageSeq }: QueueRecord, { veil }: Conversation) {
  return isVeiled(veil, { at: lastMessageAt ?? 0, seq: lastMessageSeq ?? 0 })
}

function cursorOf(state: Conversation, conversationId: string): QueueRow['cursor'] {
  return { at: state.attendance ? queueKey(state, state.attendance) : 0, conversationId }
}

/** The last reply that waits here, else the last confirmed message. */
function lastMessageOf(
  desk: Desk,
  record: QueueRecord,
  { commands }: Prediction,
): QueueRow['lastMessage'] {
  const waiting = commands.findLast(isWaitingReply)
  if (waiting?.command.type === 'send-reply') {
    const content = replyContent(waiting.command)
    return { from: 'agent', content, at: waiting.issuedAt, revoked: false }
  }
  const { lastMessageFrom: from, lastMessageAt: at } = record
  if (from === null || at === null) return null
  const { content, revokedAt } = asItReads(desk, record.conversationId, {
    whatsappId: record.lastWhatsappId,
    author: record.lastAuthor,
    content: record.lastContent,
  })
  return { from, at, content, revoked: revokedAt !== null }
}

function isWaitingReply({ command, state }: PredictedCommand): boolean {
  return command.type === 'send-reply' && state !== 'refused'
}
