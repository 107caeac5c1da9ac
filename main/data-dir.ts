import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from './parse-args.ts'

/** Where a host keeps a user's things unless told otherwise. */
export function usualDataDir(platform = process.platform, environment = process.env): string {
  switch (platform) {
    case 'win32':
      return join(environment['LOCALAPPDATA'] ?? homedir(), 'Balcao')
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', 'Balcao')
    default:
      return join(environment['XDG_DATA_HOME'] || join(homedir(), '.local', 'share'), 'balcao')
  }
}

/**
 * Which data folder a command line names, before anything else of it is looked at; null where it
 * does so in a way that will be refused.
 */
export function dataDirOf(args: readonly string[]): string | null {
  const options = { data: { type: 'string' } } as const
  const { data } = parseArgs({ args: [...args], options, strict: false }).values
  if (data === undefined) return usualDataDir()
  return typeof data === 'string' ? resolve(data) : null
}
