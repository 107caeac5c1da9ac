const MINUTE = 60_000

export type WaitingLevel = 'fresh' | 'long' | 'veryLong'

/** How much a wait stands out, so that the longest ones are seen first. `ms` in milliseconds. */
export function waitingLevel(ms: number): WaitingLevel {
  if (ms < 30 * MINUTE) return 'fresh'
  return ms < 120 * MINUTE ? 'long' : 'veryLong'
}
