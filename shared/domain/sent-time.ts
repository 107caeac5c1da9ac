/** Meta retries a webhook for seven days; a day is added for its own queues. */
const OLDEST_MS = 8 * 24 * 60 * 60 * 1000

/**
 * WhatsApp's time of a message, held within reason: a clock that is ahead or absurd must not place
 * a message in the future or years back. All in milliseconds since the epoch.
 */
export function reasonableSentAt(claimed: number | null, receivedAt: number): number {
  if (claimed === null || !Number.isFinite(claimed)) return receivedAt
  return Math.round(Math.min(Math.max(claimed, receivedAt - OLDEST_MS), receivedAt))
}

/**
 * Where something stands in a conversation. WhatsApp's times are whole seconds, so the desk's own
 * are cut to whole seconds too, and within one second the order of the log (`seq`) decides:
 * otherwise an answer that came at once would stand above the question.
 */
export function timelineMoment(at: number): number {
  return at - (at % 1000)
}
