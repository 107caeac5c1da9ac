import type { Delivery } from '../../shared/domain/delivery.ts'
import type { MessageKind } from '../../shared/domain/message-content.ts'
import { timelineMoment } from '../../shared/domain/sent-time.ts'
import type { EventOf, LogEvent } from '../../shared/events.ts'
import type { EventItemKind } from '../../shared/ipc/timeline.ts'
import type { Database } from '../store/database.ts'
import { prepareRows, type RowValues } from '../store/rows.ts'
import { type Decision, decisionIn } from './decision-in.ts'
import { deliveryAfter, isNewsOfReply, type NewsOfReply } from './delivery-after.ts'
import { deskRow } from './desk-rows.ts'
import { openReactionTable } from './reaction-table.ts'

export type TimelineKind =
  | 'message'
  | 'note'
  /** What points to a message: shown by itself only while that message is not in the replica. */
  | 'reaction'
  | 'edit'
  | 'revoke'
  /** What stands in a conversation's timeline besides messages and notes. */
  | EventItemKind

/** Who wrote a message: `phone` is the organisation's own, which no agent's account stands behind. */
export type Author = 'citizen' | 'desk' | 'phone'

/** A row that is not written yet: news of a reply that came with it still change it. */
export type NewRow = {
  at: number
  seq: number
  conversationId: string
  kind: TimelineKind
  /** Of a message or note; of a question to an area or its answer, the note that holds its words. */
  itemId?: string
  agentId?: string | null
  /**
   * The protocol of an opened attendance, the colleague of a transferred one, the topic of a
   * classified one, the conversation that
   * an event leads to, what a question to an area says (JSON), the question that was ended, how a call ended (JSON), for how many minutes the holder of a returned one was
   * away. Of a note, the ids of whom it mentions (JSON). Of a reply, JSON of `Settled` once that was decided.
   */
  detail?: string
  whatsappId?: string
  author?: Author
  provenance?: string | null
  /** WhatsApp id of the message that is quoted or pointed to. */
  replyTo?: string | null
  delivery?: Delivery
  code?: number | null
}

type WrittenEvent = EventOf<'message-received'> | EventOf<'phone-message-sent'>

type DeliveryRow = { at: number; seq: number; delivery: Delivery; code: number | null }

/**
 * Every item of every conversation, clustered in the order in which it is read. Words stay in
 * `contents`. Folding a conversation's events in order of `seq` always gives the same rows.
 */
export type TimelineTable = ReturnType<typeof openTimelineTable>

export function openTimelineTable(db: Database) {
  const add = prepareRows(
    db,
    `timeline (conversation_id, at, seq, kind, item_id, agent_id, detail, whatsapp_id, reply_to,
       delivery, code, author, provenance)`,
  )
  const reactions = openReactionTable(db)
  const change = db.prepare(
    `insert into message_changes (conversation_id, target, author, at, seq, kind)
     values (@conversationId, @target, @author, @at, @seq, @kind)`,
  )
  const findReply = db.prepare<[string, string], DeliveryRow>(
    `select at, seq, delivery, code from timeline
     where item_id = ? and conversation_id = ? and delivery is not null`,
  )
  const saveDelivery = db.prepare(
    `update timeline set delivery = @delivery, code = @code,
       whatsapp_id = coalesce(whatsapp_id, @whatsappId)
     where conversation_id = @conversationId and at = @at and seq = @seq`,
  )
  const saveCall = db.prepare<[string, string, string]>(
    `update timeline set detail = ?
     where conversation_id = ? and whatsapp_id = ? and kind = 'message'`,
  )
  const saveSettled = db.prepare(
    `update timeline set detail = @settled
     where conversation_id = @conversationId and at = @at and seq = @seq`,
  )
  const clearTimeline = db.prepare<[string]>('delete from timeline where conversation_id = ?')
  const clearChanges = db.prepare<[string]>('delete from message_changes where conversation_id = ?')

  /** What came from WhatsApp, written by the citizen or on the organisation's phone. */
  function written(event: WrittenEvent, author: Author): NewRow | null {
    const { seq, conversationId, sentAt: at, content, whatsappId } = event
    const row = { at, seq, conversationId, itemId: event.messageId, whatsappId, author }
    switch (content?.kind) {
      case 'reaction': {
        const { target, emoji } = content
        const reactor = author === 'citizen' ? 'citizen' : 'agent'
        reactions.put({ conversationId, target, author: reactor, at, seq, emoji, itemId: null })
        return emoji === null ? null : { ...row, kind: 'reaction', replyTo: target }
      }
      case 'edit':
      case 'revoke': {
        const { target, kind } = content
        change.run({ conversationId, target, author, at, seq, kind })
        return { ...row, kind, replyTo: target }
      }
      default: {
        // Once erased, what pointed to a message no longer says to which.
        if (content === null && isPointer(event.kind)) return null
        const provenance = 'provenance' in event ? event.provenance : undefined
        return {
          ...{ ...row, kind: 'message', replyTo: event.replyTo },
          provenance: provenance ? JSON.stringify(provenance) : null,
        }
      }
    }
  }

  /** News of a reply that is in the table: what is kept is how far it certainly got. */
  function progressed(event: NewsOfReply): void {
    const row = findReply.get(event.messageId, event.conversationId)
    if (!row) {
      reactions.progressed(event)
      return
    }
    saveDelivery.run({
      at: row.at,
      seq: row.seq,
      conversationId: event.conversationId,
      ...deliveryAfter(row, event),
      whatsappId: 'whatsappId' in event ? event.whatsappId : null,
    })
  }

  /** @param unwritten the reply, if it came in the same batch. */
  function settle({ conversationId, messageId, settled }: Decision, unwritten?: NewRow): void {
    const row = unwritten ? undefined : findReply.get(messageId, conversationId)
    if (unwritten) unwritten.detail = JSON.stringify(settled)
    else if (row) {
      const { at, seq } = row
      saveSettled.run({ conversationId, at, seq, settled: JSON.stringify(settled) })
    }
  }

  /** @param unwritten the message that told of the call, if it came in the same batch. */
  function endCall(event: EventOf<'call-ended'>, unwritten: NewRow | undefined): void {
    const { answered, durationSeconds, conversationId, whatsappId } = event
    const detail = JSON.stringify({ answered, durationSeconds })
    if (unwritten) unwritten.detail = detail
    else saveCall.run(detail, conversationId, whatsappId)
  }

  return {
    /**
     * Takes events in their order and writes their rows at the end: most replies come together with
     * the news of what became of them, and are then one insert instead of six writes.
     */
    begin(): TimelineBatch {
      const rows: NewRow[] = []
      const replies = new Map<string, NewRow>()
      return {
        project(event) {
          const decision = decisionIn(event)
          if (decision) settle(decision, replies.get(decision.messageId))
          if (event.type === 'call-ended') {
            const isOfCall = ({ kind, conversationId, whatsappId }: NewRow) =>
              kind === 'message' &&
              conversationId === event.conversationId &&
              whatsappId === event.whatsappId
            endCall(event, rows.find(isOfCall))
            return
          }
          if (isNewsOfReply(event)) {
            const reply = replies.get(event.messageId)
            if (reply?.conversationId === event.conversationId) progressUnwritten(reply, event)
            else progressed(event)
            return
          }
          if (event.type === 'reaction-queued') return reactions.queued(event)
          const row = rowOf(event)
          if (!row) return
          rows.push(row)
          if (row.delivery && row.itemId) replies.set(row.itemId, row)
        },
        write() {
          add(rows.map(valuesOf))
        },
      }
    },

    clearConversation(conversationId: string): void {
      clearTimeline.run(conversationId)
      reactions.clearConversation(conversationId)
      clearChanges.run(conversationId)
    },

    clear(): void {
      db.exec('delete from timeline; delete from message_changes')
      reactions.clear()
    },
  }

  function rowOf(event: LogEvent): NewRow | null {
    if (event.type === 'message-received') return written(event, 'citizen')
    if (event.type === 'phone-message-sent') return written(event, 'phone')
    return deskRow(event)
  }
}

function valuesOf(row: NewRow): RowValues {
  return [
    row.conversationId,
    timelineMoment(row.at),
    row.seq,
    row.kind,
    row.itemId ?? null,
    row.agentId ?? null,
    row.detail ?? null,
    row.whatsappId ?? null,
    row.replyTo ?? null,
    row.delivery ?? null,
    row.code ?? null,
    row.author ?? null,
    row.provenance ?? null,
  ]
}

/** Rows of one batch of events. */
export type TimelineBatch = {
  readonly project: (event: LogEvent) => void
  readonly write: () => void
}

function progressUnwritten(row: NewRow, event: NewsOfReply): void {
  const { delivery = 'queued', code = null } = row
  Object.assign(row, deliveryAfter({ delivery, code }, event))
  if (row.whatsappId === undefined && 'whatsappId' in event) row.whatsappId = event.whatsappId
}

function isPointer(kind: MessageKind): boolean {
  return kind === 'reaction' || kind === 'edit' || kind === 'revoke'
}
