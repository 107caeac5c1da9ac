import { type Conversation, newerThan } from '../../shared/domain/conversation.ts'
import {
  type FilterFacts,
  fits,
  type QueueFilters,
  setFilters,
  withoutFilter,
} from '../../shared/domain/queue/filters.ts'
import type { QueueView } from '../../shared/domain/queue/saved-filter.ts'
import { type UrgencyClock, urgencyClock } from '../../shared/domain/queue/urgency.ts'
import { replyContent } from '../../shared/domain/reply-content.ts'
import { windowClosesAt } from '../../shared/domain/service-window.ts'
import { isVeiled } from '../../shared/domain/veil.ts'
import type { QueueRow } from '../../shared/ipc/queue.ts'
import type { CallArguments, CallResult } from '../../shared/ipc.ts'
import { contextOf, type Desk } from '../desk.ts'
import { type PredictedCommand, type Prediction, predict } from '../outbox/predict.ts'
import { parseState } from '../projections/conversation-table.ts'
import { handlerOf, unreadSeqs } from '../projections/filter-facts.ts'
import { compareInView, queueKey, viewOf } from '../projections/queue-order.ts'
import { byView, type QueueRecord } from '../projections/queue-pages.ts'
import { asItReads } from './as-it-reads.ts'
import { nameOf } from './content.ts'
import { openForwarding } from './forwarding-view.ts'
import { topicOf } from './topics-view.ts'

type PlacedRow = { view: ReturnType<typeof viewOf>; row: QueueRow; facts: FilterFacts }

/** One page of a view: the confirmed rows, with those that the outbox moves put where they will be. */
export function pageQueue(
  desk: Desk,
  { view, filters = {}, after, limit }: CallArguments<'page-queue'>,
): CallResult<'page-queue'> {
  // A walk through pages keeps the moment at which it began: nobody moves from page to page.
  const asOf = after?.asOf ?? desk.relayNow()
  const clock = urgencyClock(desk.office.hours, asOf)
  const { records, walkedTo } = readPage(desk, { view, filters, after, limit: limit + 1 }, clock)
  const isBeforeEnd = ({ cursor }: QueueRow) =>
    walkedTo === null || compareInView(view, cursor, walkedTo) <= 0
  const rows = [
    ...records.flatMap((record) => placeRecord(desk, view, record, clock)?.row ?? []),
    ...predictedRows(desk, view, clock)
      .filter((placed) => isIn(view, placed) && fits(placed.facts, filters, clock))
      .map(({ row }) => row)
      .filter((row) => after === null || compareInView(view, row.cursor, after) > 0)
      .filter(isBeforeEnd),
  ]
    .sort((a, b) => compareInView(view, a.cursor, b.cursor))
    .slice(0, limit + 1)
  const page = rows.slice(0, limit)
  if (rows.length > limit) return { rows: page, next: page.at(-1)?.cursor ?? null }
  return { rows: page, next: walkedTo && { ...walkedTo, asOf } }
}

type Wanted = Omit<CallArguments<'page-queue'>, 'filters'> & { filters: QueueFilters }

function readPage(desk: Desk, { view, filters, after, limit }: Wanted, clock: UrgencyClock) {
  const { replica, account } = desk
  const me = account.agentId
  if (setFilters(filters).length > 0) {
    return replica.filteredPages.page({ view, me, filters }, after, limit, clock)
  }
  const records =
    view === 'waiting'
      ? replica.waitingPages.page(after, limit, clock)
      : replica.queuePages.page(view, me, after, limit, clock)
  return { records, walkedTo: null }
}

export function countQueue(desk: Desk): CallResult<'count-queue'> {
  const { queuePages } = desk.replica
  const me = desk.account.agentId
  const now = desk.relayNow()
  const counts = byView((view) => queuePages.count(view, me, now))
  const placed = predictedRows(desk, 'waiting', urgencyClock(desk.office.hours, now))
  const toAnswer = placed.filter(({ view, row }) => view === 'mine' && row.waitingSince !== null)
  return {
    ...withPlaced(counts, placed),
    toAnswer: queuePages.countToAnswer(me, now) + toAnswer.length,
  }
}

/** How many rows filters leave in each view, and where there are none, which of them hide what. */
export function weighQueueFilters(
  desk: Desk,
  { view, filters }: CallArguments<'weigh-queue-filters'>,
): CallResult<'weigh-queue-filters'> {
  const clock = urgencyClock(desk.office.hours, desk.relayNow())
  const weigh = (wanted: QueueFilters) => countFiltered(desk, wanted, clock)
  const { counts, isMore } = weigh(filters)
  const kinds = counts[view] === 0 ? setFilters(filters) : []
  const without = kinds.map((kind) => [kind, weigh(withoutFilter(filters, kind)).counts[view]])
  return { counts, isMore, without: Object.fromEntries(without) }
}

function countFiltered(desk: Desk, filters: QueueFilters, clock: UrgencyClock) {
  if (setFilters(filters).length === 0) return { counts: countQueue(desk), isMore: false }
  const { filteredPages } = desk.replica
  const me = desk.account.agentId
  const counted = byView((view) => filteredPages.count(view, me, filters, clock))
  const placed = predictedRows(desk, 'waiting', clock).filter(({ facts }) =>
    fits(facts, filters, clock),
  )
  const counts = byView((view) => counted[view].count)
  return { counts: withPlaced(counts, placed), isMore: counted.closed.isMore }
}

function withPlaced(
  counts: Record<QueueView, number>,
  rows: readonly PlacedRow[],
): Record<QueueView, number> {
  for (const placed of rows) {
    counts[placed.view] += 1
    for (const view of ['pending', 'unsettled'] as const) if (isIn(view, placed)) counts[view] += 1
  }
  return counts
}

function isIn(view: QueueView, placed: PlacedRow): boolean {
  const { unsettled, waitingSince, forwarding } = placed.row
  if (view === 'unsettled') return unsettled.unknown + unsettled.failed > 0
  if (view !== 'pending') return placed.view === view
  return placed.view === 'mine' && (waitingSince === null || forwarding !== null)
}

/** The rows of conversations whose commands the relay has not answered, where they will stand. */
function predictedRows(desk: Desk, view: QueueView, clock: UrgencyClock): PlacedRow[] {
  return desk.replica.outbox.unsettledConversations().flatMap((conversationId) => {
    const record = desk.replica.queuePages.find(conversationId)
    return record ? (placeRecord(desk, view, record, clock) ?? []) : []
  })
}

/** @param view in which the row is to have its place. */
function placeRecord(
  desk: Desk,
  view: QueueView,
  record: QueueRecord,
  clock: UrgencyClock,
): PlacedRow | null {
  const outbox = desk.replica.outbox.ofConversation(record.conversationId)
  const prediction = predict(parseState(record.state), outbox, contextOf(desk))
  const { state } = prediction
  if (!state?.attendance) return null
  const { people } = desk.replica
  const { attendance } = state
  const unread = newerThan(unreadSeqs(state), record.seenSeq ?? 0).length
  const closesAt = windowClosesAt(state.lastInboundAt)
  return {
    view: viewOf(attendance, desk.account.agentId, clock.now),
    facts: {
      ...{ topicId: attendance.topicId ?? null, quadra: record.quadra },
      ...{ handledBy: handlerOf(attendance), unread, windowClosesAt: closesAt },
    },
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
      windowClosesAt: closesAt,
      topic: topicOf(desk, attendance),
      forwarding: openForwarding(desk, attendance),
      unread,
      draft: record.draft,
      mentioned: desk.replica.mentions.isIn(record.conversationId),
      snoozedUntil: attendance.snoozedUntil ?? null,
      scheduledAt: state.scheduledReplies[0]?.dueAt ?? null,
      pending: outbox.filter((row) => row.state !== 'refused').length,
      refused: outbox.filter((row) => row.state === 'refused').length,
      unsettled: unsettledIn(record, prediction),
      fence: attendance.fence,
      seenSeq: record.appliedSeq,
      cursor: {
        at: queueKey(view, state, attendance, clock),
        conversationId: record.conversationId,
        asOf: clock.now,
      },
    },
  }
}

/** Nothing newer than the change of identity was said: what was, is covered in the list too. */
function isCovered({ lastMessageAt, lastMessageSeq }: QueueRecord, { veil }: Conversation) {
  return isVeiled(veil, { at: lastMessageAt ?? 0, seq: lastMessageSeq ?? 0 })
}

/** Less what this agent has decided about, which the record does not know yet. */
function unsettledIn(
  { unknown, failed, state }: QueueRecord,
  prediction: Prediction,
): QueueRow['unsettled'] {
  if (prediction.state?.erased) return { unknown: 0, failed: 0 }
  const before = parseState(state)?.unsettledReplies ?? []
  const still = new Set(prediction.state?.unsettledReplies.map(({ messageId }) => messageId))
  const decided = before.filter(({ messageId }) => !still.has(messageId))
  const of = (outcome: 'unknown' | 'failed') =>
    decided.filter((reply) => reply.outcome === outcome).length
  return {
    unknown: Math.max(0, unknown - of('unknown')),
    failed: Math.max(0, failed - of('failed')),
  }
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
    return { from: 'agent', content, at: waiting.issuedAt, whatsappId: null, revoked: false }
  }
  const { lastMessageFrom: from, lastMessageAt: at } = record
  if (from === null || at === null) return null
  const { lastWhatsappId: whatsappId } = record
  const { content, revokedAt } = asItReads(desk, record.conversationId, {
    whatsappId,
    author: record.lastAuthor,
    content: record.lastContent,
    isChanged: record.lastIsChanged,
  })
  return { from, at, content, whatsappId, revoked: revokedAt !== null }
}

function isWaitingReply({ command, state }: PredictedCommand): boolean {
  return command.type === 'send-reply' && state !== 'refused'
}
