/** Who holds a simulated phone. Plainly made up, always. */
export type Citizen = {
  id: string
  /** The profile's name: may be empty, and null when the profile has none. */
  name: string | null
  /** Digits as WhatsApp knows them (`wa_id`); null for a citizen known by username only. */
  phone: string | null
  username: string | null
  /** Business-scoped user id, always there (reference, section 3). */
  userId: string
  /** Opens the 24-hour window; null before the first message. */
  lastWroteAt: number | null
  /** One line for the person who looks at the page; null for citizens made by hand. */
  about: string | null
}

const DAY_MS = 24 * 60 * 60_000

/** Reference, section 6.2: free-form messages need a word of the citizen in the last 24 hours. */
export function windowIsOpen(citizen: Citizen, now: number): boolean {
  return citizen.lastWroteAt !== null && now - citizen.lastWroteAt < DAY_MS
}

/**
 * Spellings of a Brazilian mobile number with and without the ninth digit, which WhatsApp knows as
 * one account (reference, section 4). Other numbers have the one spelling they came with.
 */
export function phoneSpellings(digits: string): string[] {
  const parts = /^55(\d{2})(\d{8,9})$/.exec(digits)
  const area = parts?.[1]
  const line = parts?.[2]
  if (area === undefined || line === undefined) return [digits]
  if (line.length === 9 && line.startsWith('9')) return [digits, `55${area}${line.slice(1)}`]
  if (line.length === 8 && /^[6-9]/.test(line)) return [digits, `55${area}9${line}`]
  return [digits]
}
