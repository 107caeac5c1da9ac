import { z } from 'zod'
import type { Readiness } from '../readiness.ts'
import type { RelayServer } from './server.ts'

const check = z.enum(['ok', 'failed'])

const readinessSchema = z.object({
  ready: z.boolean(),
  /** `damaged`: a page of the store cannot be read; `verify` says more, a backup restores it. */
  checks: z.object({ store: z.enum(['ok', 'failed', 'damaged']), whatsapp: check }),
})

export function healthRoutes(server: RelayServer, readiness: () => Promise<Readiness>): void {
  // In a scope of its own: what is routed before the description's plugin is loaded escapes it.
  server.register(async (scope) => {
    scope.route({
      method: ['GET', 'HEAD'],
      url: '/health',
      schema: {
        summary: 'The process lives',
        response: { 200: z.object({ live: z.literal(true) }) },
      },
      handler: async () => ({ live: true as const }),
    })
    scope.get(
      '/ready',
      {
        schema: {
          summary: 'The store is whole and writable, and WhatsApp takes the token',
          response: { 200: readinessSchema, 503: readinessSchema },
        },
      },
      async (_, reply) => {
        const state = await readiness()
        return reply.code(state.ready ? 200 : 503).send(state)
      },
    )
  })
}
