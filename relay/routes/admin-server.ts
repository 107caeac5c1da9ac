import Fastify from 'fastify'
import type { Registry } from 'prom-client'

/** Metrics and the description of the doors, on a port that only this machine reaches. */
export function createAdminServer({
  registry,
  describe,
}: {
  registry: Registry
  describe: () => object
}) {
  const server = Fastify({ forceCloseConnections: true })
  server.get('/metrics', async (_, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
  server.get('/docs', async () => describe())
  return server
}
