import { type ParsedEvent, parseEvent } from '../../shared/events.ts'
import { SyncError } from './sync-error.ts'

/**
 * @param event a JSON text, as lines have them, or a value, as pages have them.
 * @throws SyncError `malformed-event`.
 */
export function readEvent(event: unknown): ParsedEvent {
  try {
    if (typeof event !== 'string') return parseEvent(event)
    const parsed = parseEvent(JSON.parse(event))
    if (!parsed.known || parsed.original) return parsed
    return { known: true, event: parsed.event, json: event }
  } catch {
    throw new SyncError('malformed-event')
  }
}
