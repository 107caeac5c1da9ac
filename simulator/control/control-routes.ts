import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { TooMuch } from '../too-much.ts'
import type { World } from '../world.ts'
import { citizenRoutes } from './citizen-routes.ts'
import { faultRoutes } from './fault-routes.ts'
import { identityRoutes } from './identity-routes.ts'
import { pageRoutes } from './page-routes.ts'
import { templateControlRoutes } from './template-routes.ts'
import { webhookRoutes } from './webhook-routes.ts'

/** Everything under `/sim`, described in README.md, and the page that uses it. */
export async function controlRoutes(server: FastifyInstance, world: World): Promise<void> {
  server.setErrorHandler((error: unknown, _request: FastifyRequest, reply: FastifyReply) => {
    if (error instanceof TooMuch) return reply.code(507).send({ error: 'too-much' })
    const { code, message } = describe(error)
    if (code >= 500) throw error
    return reply.code(code).send({ error: 'malformed', message })
  })
  citizenRoutes(server, world)
  identityRoutes(server, world)
  faultRoutes(server, world)
  webhookRoutes(server, world)
  templateControlRoutes(server, world)
  pageRoutes(server, world)
}

function describe(error: unknown): { code: number; message: string } {
  const code = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500
  return { code, message: error instanceof Error ? error.message : '' }
}
