import { vi } from 'vitest'

/** Waits until `check` throws no more, for as long as a busy machine may need. */
export function eventually(check: () => void): Promise<void> {
  return vi.waitFor(check, { timeout: 60_000, interval: 10 })
}
