import type { FastifyInstance } from 'fastify'
import type { ChangeValue } from '../webhooks/update.ts'
import type { World } from '../world.ts'
import { shakeHands } from './handshake.ts'

const changeSchema = {
  type: 'object',
  required: ['field', 'value'],
  additionalProperties: false,
  properties: { field: { type: 'string', maxLength: 100 }, value: { type: 'object' } },
}

/** What the business was told, what it sent, and news that no phone makes. */
export function webhookRoutes(server: FastifyInstance, world: World): void {
  const { configuration, network, settings, webhooks } = world

  server.get('/sim/sent', () => ({ sent: network.sent }))

  server.get('/sim/webhooks', () => webhooks.counts())

  server.post<{ Body: { field: string; value: ChangeValue } }>(
    '/sim/webhooks',
    { schema: { body: changeSchema } },
    (request, reply) => {
      webhooks.enqueue({ lane: 'account', ...request.body, messageId: null })
      return reply.code(202).send({})
    },
  )

  server.post('/sim/handshake', async (_request, reply) => {
    if (settings.webhookUrl === null) return reply.code(409).send({ error: 'no-webhook-url' })
    return shakeHands(settings.webhookUrl, configuration.verifyToken, settings.webhookTimeoutMs)
  })
}
