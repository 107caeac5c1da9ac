import { createHash } from 'node:crypto'
import { erasedEnvelope } from '../../shared/domain/erase-event.ts'
import type { EventBody } from '../../shared/events.ts'

/** SHA-256, base64url. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}

/**
 * What may still be said in a conversation that was erased: WhatsApp tells of a reply or a call long
 * after it, by ids that hold a phone number.
 */
export function erasedBody(body: EventBody): EventBody {
  const left = erasedEnvelope(body, digestOf)
  return ('content' in left ? { ...left, content: null } : left) as EventBody
}
