import fastify, { type FastifyInstance } from 'fastify'
import { controlRoutes } from './control/control-routes.ts'
import { graphRoutes } from './graph/graph-routes.ts'
import type { World } from './world.ts'

const MAX_BODY = 1024 * 1024

/** The Graph API, the control API and the page, none of which leaves this machine. */
export function createServer(world: World): FastifyInstance {
  const server = fastify({
    bodyLimit: MAX_BODY,
    forceCloseConnections: true,
    routerOptions: { ignoreTrailingSlash: true },
    ajv: {
      customOptions: { coerceTypes: false, removeAdditional: false, discriminator: true },
    },
  })
  server.addHook('onRequest', async (request, reply) => {
    if (!isLocal(request.headers.host) || !isLocalOrigin(request.headers.origin)) {
      return reply.code(403).send({ error: 'only-from-this-machine' })
    }
  })
  server.register((scope) => graphRoutes(scope, world))
  server.register((scope) => controlRoutes(scope, world))
  return server
}

/** A page of the internet that was pointed at this machine still names its own host. */
function isLocal(host: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(host ?? '')
}

function isLocalOrigin(origin: string | undefined): boolean {
  return origin === undefined || isLocal(origin.replace(/^http:\/\//, ''))
}
