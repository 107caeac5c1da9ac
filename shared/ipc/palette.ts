import * as z from '../late-zod.ts'

/** Where the palette leads besides to actions. */
export const paletteCalls = {
  /** By protocol number, or by the words of a name, username or number. */
  'find-cases': z.object({ query: z.string().max(200), limit: z.int().min(1).max(50) }),
} as const

export type PaletteCallResults = {
  /** Those whose number it is first, then who wrote last. */
  'find-cases': { cases: FoundCase[] }
}

export type FoundCase = {
  conversationId: string
  /** Where an earlier attendance was opened that was asked for by its number; null for the newest end. */
  itemId: string | null
  citizenName: string | null
  phone: string | null
  /** Of the attendance that was asked for, else of the newest. */
  protocol: string
  status: 'waiting' | 'held' | 'closed'
  holder: { agentId: string; name: string } | null
}
