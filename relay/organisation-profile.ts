import { readFileSync } from 'node:fs'
import { type Organisation, organisationSchema } from '../shared/organisation.ts'

const profiles = new URL('../resources/organisations/', import.meta.url)

/**
 * The organisation of a profile's name or of a file's path.
 * @returns null when there is none, or it cannot be read.
 */
export function findOrganisation(nameOrPath: string): Organisation | null {
  const isName = /^[a-z0-9-]+$/.test(nameOrPath)
  const place = isName ? new URL(`${nameOrPath}.json`, profiles) : nameOrPath
  try {
    return organisationSchema.parse(JSON.parse(readFileSync(place, 'utf8')))
  } catch {
    // The caller says which variable is wrong, and with what an example would look like.
    return null
  }
}
