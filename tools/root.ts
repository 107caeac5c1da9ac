import { join } from 'node:path'

/** The repository's folder. */
export const root = join(import.meta.dirname, '..')

/** A path inside the repository. */
export function inRoot(...parts: string[]): string {
  return join(root, ...parts)
}
