import { join } from 'node:path'
import { readChange } from '../../shared/domain/preferences.ts'
import * as z from '../../shared/late-zod.ts'
import type { Log } from '../log.ts'
import { writeFileAtomically } from './atomic-file.ts'
import { readJsonFile } from './read-json-file.ts'

/** What this PC remembers outside the replicas: nothing personal, so it is not encrypted. */
const settingsSchema = z.object({
  relayUrl: z.string().nullable().default(null),
  /** As its last agent had it. */
  look: z.unknown().transform(readChange).default({}),
})

export type Settings = z.infer<typeof settingsSchema>

export function readSettings(dataDir: string, log: Log): Settings {
  const file = readJsonFile(settingsPath(dataDir), settingsSchema)
  if (file.outcome === 'read') return file.value
  // Set again on the first-run screen; a damaged file must not keep the console from starting.
  if (file.outcome === 'unreadable') log('settings-unreadable')
  return settingsSchema.parse({})
}

export function writeSettings(dataDir: string, settings: Settings): void {
  writeFileAtomically(settingsPath(dataDir), `${JSON.stringify(settings, null, 2)}\n`)
}

function settingsPath(dataDir: string): string {
  return join(dataDir, 'settings.json')
}
