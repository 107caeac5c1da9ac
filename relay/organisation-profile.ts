import { existsSync, readFileSync } from 'node:fs'
import { type Organisation, organisationSchema } from '../shared/organisation.ts'

const resources = new URL('../resources/', import.meta.url)

/**
 * The organisation of a profile's name, with the quadras of the same name, or of a file's path.
 * @returns null when there is none, or it cannot be read.
 */
export function findOrganisation(nameOrPath: string): Organisation | null {
  const isName = /^[a-z0-9-]+$/.test(nameOrPath)
  try {
    if (!isName) return organisationSchema.parse(readJson(nameOrPath))
    const profile = readJson(new URL(`organisations/${nameOrPath}.json`, resources))
    const quadras = new URL(`quadras/${nameOrPath}.json`, resources)
    return organisationSchema.parse({
      ...(existsSync(quadras) && { quadras: readJson(quadras) }),
      ...Object(profile),
    })
  } catch {
    // The caller says which variable is wrong, and with what an example would look like.
    return null
  }
}

function readJson(place: string | URL): unknown {
  return JSON.parse(readFileSync(place, 'utf8'))
}
