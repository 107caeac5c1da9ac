import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { MAX_UPLOAD } from '../media/kinds.ts'
import { TooMuch } from '../too-much.ts'
import type { World } from '../world.ts'
import { downloadRoutes } from './download-routes.ts'
import { mediaRoutes } from './media-routes.ts'
import { messageRoutes } from './message-routes.ts'
import { numberRoutes } from './number-routes.ts'
import { refuse, refuseToken } from './refusal.ts'
import { sameText, surfaceOf } from './surface.ts'
import { templateRoutes } from './template-routes.ts'

/** Meta's Graph API, or 360dialog's door to it, as far as an attended WhatsApp number needs it. */
export async function graphRoutes(server: FastifyInstance, world: World): Promise<void> {
  await server.register(multipart, { limits: { fileSize: MAX_UPLOAD, files: 1, fields: 10 } })
  const { tokenOf } = surfaceOf(world.configuration)
  server.addHook('onRequest', async (request, reply) => {
    const token = tokenOf(request)
    if (token === null || !sameText(token, world.configuration.token)) {
      return refuseToken(reply, token === null)
    }
  })
  server.setErrorHandler(refuseMalformed)
  messageRoutes(server, world)
  mediaRoutes(server, world)
  downloadRoutes(server, world)
  templateRoutes(server, world)
  numberRoutes(server, world)
}

/** What Fastify itself refuses (not JSON, too large) is an invalid parameter to Meta. */
function refuseMalformed(error: unknown, _request: FastifyRequest, reply: FastifyReply) {
  if (error instanceof TooMuch) return refuse(reply, { refused: 131016 })
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500
  if (typeof status !== 'number' || status >= 500) throw error
  return refuse(reply, { refused: 100, details: 'The request could not be read.' })
}
