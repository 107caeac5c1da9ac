import { timingSafeEqual } from 'node:crypto'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { MAX_UPLOAD } from '../media/kinds.ts'
import { TooMuch } from '../too-much.ts'
import type { World } from '../world.ts'
import { mediaRoutes } from './media-routes.ts'
import { messageRoutes } from './message-routes.ts'
import { numberRoutes } from './number-routes.ts'
import { refuse, refuseToken } from './refusal.ts'
import { templateRoutes } from './template-routes.ts'

/** Where Meta's paths begin: `/v26.0`, any version. */
export const VERSION = '/:version(^v[\\d.]+$)'

/** Meta's Graph API, as far as an attended WhatsApp number needs it. */
export async function graphRoutes(server: FastifyInstance, world: World): Promise<void> {
  await server.register(multipart, { limits: { fileSize: MAX_UPLOAD, files: 1, fields: 10 } })
  server.addHook('onRequest', async (request, reply) => {
    const token = bearerToken(request)
    if (token === null || !sameText(token, world.configuration.token)) {
      return refuseToken(reply, token === null)
    }
  })
  server.setErrorHandler(refuseMalformed)
  messageRoutes(server, world)
  mediaRoutes(server, world)
  templateRoutes(server, world)
  numberRoutes(server, world)
}

function bearerToken(request: FastifyRequest): string | null {
  return /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}

function sameText(one: string, other: string): boolean {
  const [first, second] = [Buffer.from(one), Buffer.from(other)]
  return first.length === second.length && timingSafeEqual(first, second)
}

/** What Fastify itself refuses (not JSON, too large) is an invalid parameter to Meta. */
function refuseMalformed(error: unknown, _request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof TooMuch) return refuse(reply, { refused: 131016 })
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500
  if (typeof status !== 'number' || status >= 500) throw error
  return refuse(reply, { refused: 100, details: 'The request could not be read.' })
}
