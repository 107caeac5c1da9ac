import { advance, type Delivery, deliveryOf } from '../../shared/domain/delivery.ts'
import type { MessageKind } from '../../shared/domain/message-content.ts'
import { timelineMoment } from '../../shared/domain/sent-time.ts'
import type { EventOf, LogEvent } from '../../shared/events.ts'
import type { EventItemKind } from '../../shared/ipc.ts'
import type { Database } from '../store/database.ts'
import { deskRow } from './desk-rows.ts'

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

export type NewRow = {
  at: number
  seq: number
  conversationId: string
  kind: TimelineKind
  /** Of a message or note. */
  itemId?: string
  agentId?: string | null
  /**
   * The protocol of an opened attendance, the colleague of a transferred one, the conversation that
   * an event leads to, how a call ended (JSON).
   */
  detail?: string
  whatsappId?: string
  author?: Author
  provenance?: string | null
  /** WhatsApp id of the message that is quoted or pointed to. */
  replyTo?: string | null
  delivery?: Delivery
}

type WrittenEvent = EventOf<'message-received'> | EventOf<'phone-message-sent'>

type DeliveryRow = { at: number; seq: number; delivery: Delivery; code: number | null }

/**
 * Every item of every conversation, clustered in the order in which it is read. Words stay in
 * `contents`. Folding a conversation's events in order of `seq` always gives the same rows.
 */
export type TimelineTable = ReturnType<typeof openTimelineTable>

export function openTimelineTable(db: Database) {
  const add = db.prepare(
    `insert into timeline (conversation_id, at, seq, kind, item_id, agent_id, detail,
       whatsapp_id, reply_to, delivery, author, provenance)
     values (@conversationId, @at, @seq, @kind, @itemId, @agentId, @detail,
       @whatsappId, @replyTo, @delivery, @author, @provenance)`,
  )
  const react = db.prepare(
    `insert into reactions (conversation_id, target, author, at, seq, emoji)
     values (@conversationId, @target, @author, @at, @seq, @emoji)
     on conflict do update set at = excluded.at, seq = excluded.seq, emoji = excluded.emoji
     where (excluded.at, excluded.seq) > (reactions.at, reactions.seq)`,
  )
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
  const endCall = db.prepare<[string, string, string]>(
    `update timeline set detail = ?
     where conversation_id = ? and whatsapp_id = ? and kind = 'message'`,
  )
  const clearTimeline = db.prepare<[string]>('delete from timeline where conversation_id = ?')
  const clearReactions = db.prepare<[string]>('delete from reactions where conversation_id = ?')
  const clearChanges = db.prepare<[string]>('delete from message_changes where conversation_id = ?')

  function addRow(row: NewRow): void {
    add.run({
      itemId: null,
      agentId: null,
      detail: null,
      whatsappId: null,
      replyTo: null,
      delivery: null,
      author: null,
      provenance: null,
      ...row,
      at: timelineMoment(row.at),
    })
  }

  /** What came from WhatsApp, written by the citizen or on the organisation's phone. */
  function written(event: WrittenEvent, author: Author): void {
    const { seq, conversationId, sentAt: at, content, whatsappId } = event
    const row = { at, seq, conversationId, itemId: event.messageId, whatsappId, author }
    switch (content?.kind) {
      case 'reaction': {
        const { target, emoji } = content
        const reactor = author === 'citizen' ? 'citizen' : 'agent'
        react.run({ conversationId, target, author: reactor, at, seq, emoji })
        if (emoji !== null) addRow({ ...row, kind: 'reaction', replyTo: target })
        break
      }
      case 'edit':
      case 'revoke': {
        const { target, kind } = content
        change.run({ conversationId, target, author, at, seq, kind })
        addRow({ ...row, kind, replyTo: target })
        break
      }
      default: {
        // Once erased, what pointed to a message no longer says to which.
        if (content === null && isPointer(event.kind)) return
        const provenance = 'provenance' in event ? event.provenance : undefined
        addRow({
          ...{ ...row, kind: 'message', replyTo: event.replyTo },
          provenance: provenance ? JSON.stringify(provenance) : null,
        })
      }
    }
  }

  /** News of a reply on its way: what is kept is how far it certainly got. */
  function progressed(event: LogEvent & { messageId: string; conversationId: string }): void {
    const next = deliveryOf(event)
    const row = findReply.get(event.messageId, event.conversationId)
    if (!row || next === null) return
    const delivery = advance(row.delivery, next)
    const ownCode = 'code' in event ? event.code : null
    saveDelivery.run({
      at: row.at,
      seq: row.seq,
      conversationId: event.conversationId,
      delivery,
      code: delivery === 'failed' ? (ownCode ?? row.code) : null,
      whatsappId: 'whatsappId' in event ? event.whatsappId : null,
    })
  }

  return {
    project(event: LogEvent): void {
      if (event.type === 'message-received') written(event, 'citizen')
      else if (event.type === 'phone-message-sent') written(event, 'phone')
      else if (event.type === 'call-ended') {
        const { answered, durationSeconds, conversationId, whatsappId } = event
        endCall.run(JSON.stringify({ answered, durationSeconds }), conversationId, whatsappId)
      } else if ('messageId' in event && event.type !== 'reply-queued') progressed(event)
      else {
        const row = deskRow(event)
        if (row) addRow(row)
      }
    },

    clearConversation(conversationId: string): void {
      clearTimeline.run(conversationId)
      clearReactions.run(conversationId)
      clearChanges.run(conversationId)
    },

    clear(): void {
      db.exec('delete from timeline; delete from reactions; delete from message_changes')
    },
  }
}

function isPointer(kind: MessageKind): boolean {
  return kind === 'reaction' || kind === 'edit' || kind === 'revoke'
}
