import * as z from '../late-zod.ts'
import { MOST_QUIET_SPANS, quietAskedSchema, quietSpanSchema } from './quiet/quiet-choice.ts'

/** How an agent has her console: hers wherever she signs in at this PC, and nobody else's. */

export const themes = ['system', 'light', 'dark'] as const
export const languages = ['pt-BR', 'en'] as const
export const densities = ['comfortable', 'compact'] as const
export const enterKeys = ['sends', 'breaks'] as const
export const rates = [1, 1.5, 2] as const

const parts = {
  theme: z.enum(themes),
  language: z.enum(languages),
  density: z.enum(densities),
  /** What Enter does where one writes; Ctrl+Enter does the other. */
  enterKey: z.enum(enterKeys),
  /** How fast sounds are heard. */
  rate: z.literal(rates),
  /** Earlier answers are offered under an empty reply. */
  suggestions: z.boolean(),
  /** What she is told of while she looks elsewhere, and whether with what was said. */
  notices: z.object({
    messages: z.boolean(),
    handed: z.boolean(),
    queue: z.boolean(),
    failed: z.boolean(),
    // Choices that were kept before there were any say nothing of them.
    mentions: z.boolean().catch(true),
    showsContent: z.boolean(),
  }),
  /** On the desktop: whoever closes the window finds the program in the tray. */
  closesToTray: z.boolean(),
  /** A notice is heard, where the system makes a sound. */
  noticeSound: z.boolean(),
  /** When she is told of nothing. */
  quiet: z.object({ outsideHours: z.boolean() }),
  quietSpans: z.array(quietSpanSchema).max(MOST_QUIET_SPANS),
  quietAsked: quietAskedSchema.nullable(),
  /** Her own keys, by the id of what they do; none where she took them away. */
  keys: z.record(z.string().max(60), z.array(z.string().max(40)).max(4)),
  /** What she did lately from the palette, by its id, the last one first. */
  recentActions: z.array(z.string().max(60)).max(12),
}

export type Preferences = { [Name in keyof typeof parts]: z.infer<(typeof parts)[Name]> }

/** What she changed; the rest is as usual. */
export type PreferencesChange = Partial<Preferences>
export const preferencesChangeSchema = z.object(parts).partial().transform(readChange)

export const usualPreferences: Preferences = {
  theme: 'system',
  language: 'pt-BR',
  density: 'comfortable',
  enterKey: 'sends',
  rate: 1,
  suggestions: true,
  notices: {
    ...{ messages: true, handed: true, queue: false, failed: true, mentions: true },
    showsContent: true,
  },
  closesToTray: false,
  noticeSound: true,
  quiet: { outsideHours: true },
  quietSpans: [],
  quietAsked: null,
  keys: {},
  recentActions: [],
}

/**
 * Reads what was kept, part by part: what another version wrote or a hand has damaged is as usual,
 * and takes nothing else with it.
 */
export function readChange(kept: unknown): PreferencesChange {
  if (typeof kept !== 'object' || kept === null) return {}
  const entries = Object.entries(parts).flatMap(([name, schema]) => {
    const read = schema.safeParse(Reflect.get(kept, name))
    return read.success ? [[name, read.data]] : []
  })
  return Object.fromEntries(entries)
}

/** How the screen looks before anybody has said who she is. */
export type Look = Pick<Preferences, 'theme' | 'language' | 'density'>

export function lookOf({ theme, language, density }: Look): Look {
  return { theme, language, density }
}
