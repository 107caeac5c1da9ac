/**
 * The customer service window: free-form replies are allowed for 24 hours after the citizen's last
 * message. It counts from min(sent, received) on the relay's clock, less a margin for the way to
 * WhatsApp. Source: Cloud API reference, section 6.2; design, "Shapes", 5.
 */
const WINDOW_MS = 24 * 60 * 60 * 1000
const MARGIN_MS = 60 * 1000

/** The moment at which free text is no longer allowed; null where the citizen never wrote. */
export function windowClosesAt(lastInboundAt: number | null): number | null {
  return lastInboundAt === null ? null : lastInboundAt + WINDOW_MS - MARGIN_MS
}

export function isWindowOpen(lastInboundAt: number | null, now: number): boolean {
  const closesAt = windowClosesAt(lastInboundAt)
  return closesAt !== null && now < closesAt
}
