import { advance, type Delivery, deliveryOf } from '../../shared/domain/delivery.ts'
import type { EventOf, LogEvent } from '../../shared/events.ts'

/** What is told of a message of the desk after it was put on its way. */
export type NewsOfReply = Exclude<
  Extract<LogEvent, { messageId: string }>,
  EventOf<'message-received' | 'phone-message-sent' | 'reply-queued' | 'reaction-queued'>
>

export function isNewsOfReply(event: LogEvent): event is NewsOfReply {
  return (
    'messageId' in event &&
    event.type !== 'reply-queued' &&
    event.type !== 'reaction-queued' &&
    event.type !== 'message-received' &&
    event.type !== 'phone-message-sent'
  )
}

/** How far a reply got, with the code of what failed it. */
export function deliveryAfter(
  before: { delivery: Delivery; code: number | null },
  event: NewsOfReply,
): { delivery: Delivery; code: number | null } {
  const next = deliveryOf(event)
  if (next === null) return before
  const delivery = advance(before.delivery, next)
  return { delivery, code: codeAfter(before.code, delivery, event) }
}

/** Why a reply failed, or why it is sent later; of everything else there is nothing to explain. */
function codeAfter(before: number | null, delivery: Delivery, event: NewsOfReply): number | null {
  const own = 'code' in event ? event.code : null
  if (delivery === 'failed') return own ?? before
  return delivery === 'deferred' ? own : null
}
