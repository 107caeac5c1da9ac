import type { EventOf, LogEvent } from '../../shared/events.ts'
import type { NewRow } from './timeline-table.ts'

/** The item that an event of the desk's own makes; null for those that make none. */
export function deskRow(event: LogEvent): NewRow | null {
  switch (event.type) {
    case 'reply-queued':
      return {
        ...event,
        kind: 'message',
        author: 'desk',
        itemId: event.messageId,
        delivery: 'queued',
      }
    case 'attendance-snoozed':
      return { ...event, kind: 'snoozed', detail: String(event.until) }
    case 'attendance-woken':
      return { ...event, kind: 'woken' }
    case 'reply-scheduled':
      return { ...event, kind: 'scheduled', replyTo: null, detail: String(event.dueAt) }
    case 'schedule-cancelled':
      return { ...event, kind: 'schedule-cancelled' }
    case 'schedule-returned':
      return { ...event, kind: 'schedule-returned', detail: event.reason }
    case 'note-added':
      return {
        ...{ ...event, kind: 'note', itemId: event.noteId },
        ...(event.mentions !== undefined && { detail: JSON.stringify(event.mentions) }),
      }
    case 'attendance-opened':
      return { ...event, at: event.since, kind: 'opened', detail: event.protocol }
    case 'attendance-reopened':
      return { ...event, at: event.since, kind: 'reopened' }
    case 'attendance-claimed':
      return {
        ...event,
        kind: 'claimed',
        ...(event.rule !== undefined && { detail: event.rule }),
      }
    case 'attendance-released':
      return { ...event, kind: 'released' }
    case 'attendance-returned':
      return { ...event, kind: 'returned', detail: String(minutesAway(event)) }
    case 'attendance-transferred':
      return { ...event, kind: 'transferred', detail: event.toAgentId }
    case 'attendance-closed':
      return { ...event, kind: 'closed' }
    case 'attendance-classified':
      return {
        ...event,
        kind: 'classified',
        ...(event.topicId !== null && { detail: event.topicId }),
      }
    case 'attendance-forwarded': {
      const { areaId, dueAt, forwardingId, noteId: itemId } = event
      const detail = JSON.stringify({ areaId, dueAt, forwardingId })
      return { ...event, kind: 'forwarded', itemId, detail }
    }
    case 'area-answered':
      return {
        ...event,
        ...{ kind: 'area-answered', itemId: event.noteId, detail: event.forwardingId },
      }
    case 'forwarding-withdrawn':
      return { ...event, kind: 'forwarding-withdrawn', detail: event.forwardingId }
    case 'identity-confirmed':
      return { ...event, kind: 'identity-confirmed' }
    case 'identity-refuted':
      return { ...event, kind: 'identity-refuted', detail: event.newConversationId }
    case 'conversation-separated':
      return { ...event, kind: 'separated', detail: event.fromConversationId }
    case 'citizens-merged':
      return { ...event, kind: 'merged', detail: event.withConversationId }
    case 'merge-undone':
      return { ...event, kind: 'merge-undone' }
    case 'block-requested':
      return { ...event, kind: 'block-asked' }
    case 'block-declined':
      return { ...event, kind: 'block-declined' }
    case 'citizen-blocked':
      return { ...event, kind: 'blocked' }
    case 'block-ended':
      return { ...event, kind: 'unblocked' }
    case 'consent-asked':
      return { ...event, kind: 'list-asked' }
    case 'consent-accepted':
      return { ...event, kind: 'list-accepted' }
    case 'consent-refused':
      return { ...event, kind: 'list-refused' }
    case 'consent-withdrawn': {
      const { conversationId } = event
      return conversationId === null ? null : { ...event, conversationId, kind: leaving[event.way] }
    }
    case 'registration-saved':
      return { ...event, kind: 'registration-saved' }
    case 'citizen-fields-saved':
      return { ...event, kind: 'fields-saved' }
    case 'registration-undone':
      return { ...event, kind: 'registration-undone' }
    default:
      return null
  }
}

const leaving = {
  told: 'list-left',
  keyword: 'list-left-by-keyword',
  whatsapp: 'list-left-at-whatsapp',
} as const

function minutesAway({ at, absentSince }: EventOf<'attendance-returned'>): number {
  return Math.floor((at - absentSince) / 60_000)
}
