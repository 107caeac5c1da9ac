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

/** "More than 24 hours": 131047, and 470 of providers from before the Cloud API (section 6.1). */
const WINDOW_CODES: ReadonlySet<number | null> = new Set([131047, 470])

/**
 * WhatsApp's word on the window stands above our count (section 6.2): by its refusal `at`, the
 * citizen's last message counts as one that closed the window just then. A message that came after
 * the refusal opens it again.
 */
export function correctedBy(
  refusal: { readonly code: number | null; readonly at: number },
  lastInboundAt: number | null,
): number | null {
  if (!WINDOW_CODES.has(refusal.code)) return lastInboundAt
  if (lastInboundAt === null || lastInboundAt > refusal.at) return lastInboundAt
  return Math.min(lastInboundAt, refusal.at - WINDOW_MS + MARGIN_MS)
}
