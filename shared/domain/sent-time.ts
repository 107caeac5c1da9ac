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
