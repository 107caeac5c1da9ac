import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { errorResponseSchema } from '../../shared/protocol.ts'
import { describeError } from '../logger.ts'
import type { Metrics } from '../metrics.ts'
import type { OnMoment } from '../moments.ts'
import { answerHandshake } from '../whatsapp/handshake.ts'
import type { Inbox } from '../whatsapp/inbox.ts'
import type { Provider } from '../whatsapp/providers/provider.ts'
import { answerOfType, errorAnswers, textAnswer } from './describe.ts'
import { handleError, sendError } from './errors.ts'
import type { RelayServer } from './server.ts'

export type WebhookContext = {
  readonly inbox: Inbox
  readonly isGenuine: Provider['isGenuine']
  /** Null: the provider asks nothing, and nobody is answered. */
  readonly verifyToken: string | null
  readonly metrics: Metrics
  readonly onMoment: OnMoment
  /** Called once a webhook is on disk. */
  readonly onKept: () => void
}

/** WhatsApp sends at most 3 MB (Cloud API reference, section 2.4). */
const MAX_WEBHOOK_BYTES = 4 * 1024 * 1024

const handshakeSchema = {
  summary: "WhatsApp's subscription: answers its challenge",
  // Whatever is asked wrongly is refused alike, by the handshake itself.
  querystring: z.looseObject({
    'hub.mode': z.unknown().optional(),
    'hub.verify_token': z.unknown().optional(),
    'hub.challenge': z.unknown().optional(),
  }),
  response: {
    200: answerOfType('The challenge', { 'text/plain': textAnswer }),
    ...errorAnswers('not-permitted'),
  },
}

const webhookSchema = {
  summary: 'A webhook of WhatsApp, signed in `x-hub-signature-256`; 200 once it is on disk',
  // What it says is looked at later: here it only has to be JSON.
  body: z.unknown(),
  response: {
    200: answerOfType('It is kept', { 'text/plain': textAnswer }),
    ...errorAnswers('malformed', 'unauthenticated', 'store-unavailable'),
    413: answerOfType('It is above 4 MB', { 'application/json': errorResponseSchema }),
  },
}

/**
 * WhatsApp's door. A webhook is checked (size, signature, JSON), then on disk, and only then
 * answered with 200; what it says is looked at afterwards. Any other answer makes WhatsApp keep it
 * and come again.
 */
export function webhookRoutes(server: RelayServer, context: WebhookContext): void {
  const { inbox, metrics, onMoment } = context
  server.register(async (scope) => {
    // The bytes as they came: they are what was signed, and what is kept.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      '*',
      { parseAs: 'buffer' },
      async (_: FastifyRequest, body: Buffer) => body,
    )
    scope.setErrorHandler((error: Parameters<typeof handleError>[0], request, reply) => {
      if (error.statusCode === 413) metrics.countWebhook('too-large')
      return handleError(error, request, reply)
    })

    scope.get('/webhooks/whatsapp', { schema: handshakeSchema }, async (request, reply) => {
      const challenge = answerHandshake(request.query, context.verifyToken)
      return challenge === null
        ? sendError(reply, 'not-permitted', 'The verify token is wrong.')
        : reply.type('text/plain').send(challenge)
    })

    scope.post(
      '/webhooks/whatsapp',
      {
        bodyLimit: MAX_WEBHOOK_BYTES,
        schema: webhookSchema,
        onResponse: async (_, reply) => {
          if (reply.statusCode === 200) onMoment('webhook-answered')
        },
      },
      async (request, reply) => {
        const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
        if (!context.isGenuine(body, request.headers)) {
          metrics.countWebhook('unsigned')
          return sendError(
            reply,
            'unauthenticated',
            'The signature or the secret is missing or wrong.',
          )
        }
        if (!isJson(body)) {
          metrics.countWebhook('not-json')
          return sendError(reply, 'malformed', 'The body is not JSON.')
        }
        try {
          await inbox.keep(body)
        } catch (error) {
          // Whatever the cause, it is not on disk: WhatsApp must keep it.
          request.log.error(describeError(error), 'a webhook could not be kept')
          metrics.countWebhook('store-unavailable')
          return sendError(reply, 'store-unavailable')
        }
        metrics.countWebhook('accepted')
        context.onKept()
        return reply.code(200).send('')
      },
    )
  })
}

function isJson(body: Buffer): boolean {
  try {
    JSON.parse(body.toString('utf8'))
    return true
  } catch {
    return false
  }
}
