/** Rows that Page Up and Page Down walk. */
const LEAP = 6

/** Where a key leads in a list of so many: round by the arrows. @returns null for any other key. */
export function walk(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
      return at >= last ? 0 : at + 1
    case 'ArrowUp':
      return at <= 0 ? last : at - 1
    case 'PageDown':
      return Math.min(at + LEAP, last)
    case 'PageUp':
      return Math.max(at - LEAP, 0)
    default:
      return null
  }
}
