import { type ParsedEvent, parseEvent } from '../../shared/events.ts'
import { SyncError } from './sync-error.ts'

/**
 * @param event a JSON text, as lines have them, or a value, as pages have them.
 * @throws SyncError `malformed-event`.
 */
export function readEvent(event: unknown): ParsedEvent {
  try {
    return parseEvent(typeof event === 'string' ? JSON.parse(event) : event)
  } catch {
    throw new SyncError('malformed-event')
  }
}
