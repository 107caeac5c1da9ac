import { type Preferences, preferencesChangeSchema } from '../domain/preferences.ts'
import * as z from '../late-zod.ts'

/** How the agent has her console; before she signs in, how this PC's last agent had it. */
export const preferencesCalls = {
  'read-preferences': z.object({}),
  /** What is not named stays as it is. */
  'save-preferences': z.object({ change: preferencesChangeSchema }),
} as const

export type PreferencesCallResults = {
  'read-preferences': Preferences
  'save-preferences': Preferences
}
