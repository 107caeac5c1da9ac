import { join } from 'node:path'
import * as z from '../shared/late-zod.ts'
import { readJsonFile } from './store/read-json-file.ts'

/** What an administrator sets for a whole machine; the screen cannot change it. */
const policySchema = z.object({
  relayUrl: z.string(),
  /** Where the dictionary for spelling is fetched from, ending in `/`; without it, from Chromium's server. */
  dictionariesUrl: z
    .url({ protocol: /^https?$/ })
    .endsWith('/')
    .optional(),
})

export type Policy = z.infer<typeof policySchema>

/** Where administrators of each system put it: users cannot write there. */
export function policyFilePath(platform = process.platform, environment = process.env): string {
  switch (platform) {
    case 'win32':
      return join(environment['ProgramData'] ?? 'C:\\\\ProgramData', 'Balcao', 'policy.json')
    case 'darwin':
      return '/Library/Application Support/Balcao/policy.json'
    default:
      return '/etc/balcao/policy.json'
  }
}

/** @returns null without a policy; `unreadable` for a file that does not say what it must. */
export function readPolicy(path: string): Policy | null | 'unreadable' {
  const file = readJsonFile(path, policySchema)
  if (file.outcome === 'read') return file.value
  return file.outcome === 'absent' ? null : 'unreadable'
}
