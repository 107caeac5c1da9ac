import { timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Configuration } from '../options.ts'

/** Where Meta's paths begin: `/v26.0`, any version. */
const VERSION = '/:version(^v[\\d.]+$)'

/** In which a provider's surface differs: paths, and the header that holds the token. */
export type Surface = {
  messages: string
  uploads: string
  /** A number or a file, by its id. */
  object: string
  /** The token that a request shows; null where it shows none. */
  tokenOf: (request: FastifyRequest) => string | null
}

const meta: Surface = {
  messages: `${VERSION}/:id/messages`,
  uploads: `${VERSION}/:id/media`,
  object: `${VERSION}/:id`,
  tokenOf: ({ headers }) => /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1] ?? null,
}

/** The key belongs to one number, so that no path names it (reference, section 9). */
const dialog360: Surface = {
  messages: '/messages',
  uploads: '/media',
  object: '/:id',
  tokenOf: ({ headers }) => {
    const key = headers['d360-api-key']
    return typeof key === 'string' && key !== '' ? key : null
  },
}

export function surfaceOf({ provider }: Configuration): Surface {
  return provider === 'meta' ? meta : dialog360
}

/** Meta's other paths, which 360dialog does not have. */
export const metaPath = (path: string) => `${VERSION}${path}`

export function sameText(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}
