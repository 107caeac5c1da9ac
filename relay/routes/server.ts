import swagger from '@fastify/swagger'
import Fastify, { LogController, type LogLevel } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { PROTOCOL_VERSION } from '../../shared/protocol.ts'
import { handleError, sendError } from './errors.ts'

export type RelayServer = ReturnType<typeof createServer>

export type LogOptions = {
  readonly level: LogLevel
  /** Takes the lines, one JSON object each; standard output otherwise. */
  readonly stream?: { write(line: string): void }
}

const securityHeaders = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
}

/** A command with the longest text, in the longest spelling, is a tenth of this. */
const MAX_BODY_BYTES = 256 * 1024

/** The server that faces the network, with what holds for every route. */
export function createServer(log: LogOptions) {
  const server = Fastify({
    logger: { ...log },
    // Request lines would hold addresses of people; the metrics count what matters.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    // A file of 100 MB over a slow link; heads of requests have a minute of their own.
    requestTimeout: 10 * 60_000,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    // A reverse proxy on the same machine says who is calling; nobody else is believed.
    trustProxy: 'loopback',
  }).withTypeProvider<ZodTypeProvider>()
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  const parseJson = server.getDefaultJsonParser('error', 'error')
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    // A client that names the type of a body which it does not send is understood all the same.
    (request, body: string, done) => (body === '' ? done(null) : parseJson(request, body, done)),
  )
  server.setErrorHandler(handleError)
  server.setNotFoundHandler((_, reply) => sendError(reply, 'not-found'))
  server.addHook('onRequest', async (_, reply) => {
    reply.headers(securityHeaders)
  })
  server.register(swagger, {
    openapi: {
      info: { title: 'Balcão relay', version: String(PROTOCOL_VERSION) },
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
  })
  return server
}
