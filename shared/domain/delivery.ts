import type { LogEvent } from '../events.ts'

/**
 * How far a reply got. Invariants, whatever the order in which news arrive:
 * - progress never goes back (read, then a late delivered, stays read);
 * - delivered wins over failed (one of several devices may fail), and so does the citizen's own word
 *   that it arrived, which an agent passed on;
 * - anything certain wins over unknown.
 * Source: Cloud API reference, sections 2.4 (6) and 2.10.
 */
export type Delivery =
  | 'queued'
  | 'deferred'
  | 'attempted'
  | 'unknown'
  | 'accepted'
  | 'sent'
  | 'failed'
  | 'confirmed'
  | 'delivered'
  | 'read'
  | 'played'

const rank: Record<Delivery, number> = {
  queued: 0,
  deferred: 0,
  attempted: 0,
  unknown: 1,
  accepted: 2,
  sent: 3,
  failed: 4,
  confirmed: 5,
  delivered: 5,
  read: 6,
  played: 7,
}

/** The later of two states. States before the first certain news replace each other freely. */
export function advance(current: Delivery, next: Delivery): Delivery {
  return rank[next] >= rank[current] ? next : current
}

/** What an event says about its reply; null for events that are not about a delivery. */
export function deliveryOf(event: LogEvent): Delivery | null {
  switch (event.type) {
    case 'reply-queued':
      return 'queued'
    case 'send-attempted':
      return 'attempted'
    case 'send-deferred':
      return 'deferred'
    case 'send-unknown':
      return 'unknown'
    case 'send-accepted':
      return 'accepted'
    case 'send-failed':
      return 'failed'
    case 'status-received':
      return event.status
    case 'reply-settled':
      return event.settlement === 'arrived' ? 'confirmed' : null
    default:
      return null
  }
}

/** What the screen shows: the contract's six names (`Na fila` … `Sem confirmação`). */
export type Tick = 'queued' | 'sent' | 'delivered' | 'read' | 'failed' | 'unknown'

/** WhatsApp's "accepted" is not yet "sent" (section 5.3), so it still shows as queued. */
export function tickOf(delivery: Delivery): Tick {
  switch (delivery) {
    case 'queued':
    case 'deferred':
    case 'attempted':
    case 'accepted':
      return 'queued'
    case 'confirmed':
      return 'delivered'
    case 'played':
      return 'read'
    default:
      return delivery
  }
}
