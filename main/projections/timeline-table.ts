import { advance, type Delivery, deliveryOf } from '../../shared/domain/delivery.ts'
import { timelineMoment } from '../../shared/domain/sent-time.ts'
import type { EventOf, LogEvent } from '../../shared/events.ts'
import type { Database } from '../store/database.ts'

/** What stands in a conversation's timeline besides messages and notes. */
export type TimelineEventKind =
  | 'opened'
  | 'reopened'
  | 'claimed'
  | 'released'
  | 'transferred'
  | 'closed'

export type TimelineKind = 'message' | 'reaction' | 'note' | TimelineEventKind

type NewRow = {
  at: number
  seq: number
  conversationId: string
  kind: TimelineKind
  /** Of a message or note. */
  itemId?: string
  agentId?: string | null
  /** The protocol of an opened attendance, the colleague of a transferred one. */
  detail?: string
  whatsappId?: string
  /** WhatsApp id of the message that is quoted or reacted to. */
  replyTo?: string | null
  delivery?: Delivery
}

type DeliveryRow = { at: number; seq: number; delivery: Delivery; code: number | null }

/**
 * Every item of every conversation, clustered in the order in which it is read. Words stay in
 * `contents`. Folding a conversation's events in order of `seq` always gives the same rows.
 */
export type TimelineTable = ReturnType<typeof openTimelineTable>

export function openTimelineTable(db: Database) {
  const add = db.prepare(
    `insert into timeline (conversation_id, at, seq, kind, item_id, agent_id, detail,
       whatsapp_id, reply_to, delivery)
     values (@conversationId, @at, @seq, @kind, @itemId, @agentId, @detail,
       @whatsappId, @replyTo, @delivery)`,
  )
  const react = db.prepare(
    `insert into reactions (conversation_id, target, author, at, seq, emoji)
     values (@conversationId, @target, @author, @at, @seq, @emoji)
     on conflict do update set at = excluded.at, seq = excluded.seq, emoji = excluded.emoji
     where (excluded.at, excluded.seq) > (reactions.at, reactions.seq)`,
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
  const clearTimeline = db.prepare<[string]>('delete from timeline where conversation_id = ?')
  const clearReactions = db.prepare<[string]>('delete from reactions where conversation_id = ?')

  function addRow(row: NewRow): void {
    add.run({
      itemId: null,
      agentId: null,
      detail: null,
      whatsappId: null,
      replyTo: null,
      delivery: null,
      ...row,
      at: timelineMoment(row.at),
    })
  }

  function received(event: EventOf<'message-received'>): void {
    const { seq, conversationId, sentAt: at, content } = event
    const message = {
      at,
      seq,
      conversationId,
      itemId: event.messageId,
      whatsappId: event.whatsappId,
    }
    if (event.kind !== 'reaction') {
      addRow({ ...message, kind: 'message', replyTo: event.replyTo })
    } else if (content?.kind === 'reaction') {
      const { target, emoji } = content
      react.run({ conversationId, target, author: 'citizen', at, seq, emoji })
      // Shown by itself only while the message that it answers is not in the replica.
      if (emoji !== null) addRow({ ...message, kind: 'reaction', replyTo: target })
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
      if (event.type === 'message-received') received(event)
      else if ('messageId' in event && event.type !== 'reply-queued') progressed(event)
      else {
        const row = deskRow(event)
        if (row) addRow(row)
      }
    },

    clearConversation(conversationId: string): void {
      clearTimeline.run(conversationId)
      clearReactions.run(conversationId)
    },

    clear(): void {
      db.exec('delete from timeline; delete from reactions')
    },
  }
}

/** The item that an event of the desk's own makes; null for those that make none. */
function deskRow(event: LogEvent): NewRow | null {
  switch (event.type) {
    case 'reply-queued':
      return { ...event, kind: 'message', itemId: event.messageId, delivery: 'queued' }
    case 'note-added':
      return { ...event, kind: 'note', itemId: event.noteId }
    case 'attendance-opened':
      return { ...event, at: event.since, kind: 'opened', detail: event.protocol }
    case 'attendance-reopened':
      return { ...event, at: event.since, kind: 'reopened' }
    case 'attendance-claimed':
      return { ...event, kind: 'claimed' }
    case 'attendance-released':
      return { ...event, kind: 'released' }
    case 'attendance-transferred':
      return { ...event, kind: 'transferred', detail: event.toAgentId }
    case 'attendance-closed':
      return { ...event, kind: 'closed' }
    default:
      return null
  }
}
