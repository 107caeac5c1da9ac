import { createHash } from 'node:crypto'
import rateLimit from '@fastify/rate-limit'
import type { RouteOptions } from 'fastify'
import { CLOCK_HEADER, PROTOCOL_HEADER, PROTOCOL_VERSION } from '../../shared/protocol.ts'
import type { CommandContext } from '../commands/execute-command.ts'
import type { ErasureContext } from '../duties/erase-citizen.ts'
import { alertRoutes } from './alert-routes.ts'
import { authenticate, signedInBy } from './authenticate.ts'
import { commandRoutes } from './command-routes.ts'
import { everyRouteAnswers } from './describe.ts'
import { dutiesRoutes } from './duties-routes.ts'
import { sendError } from './errors.ts'
import { type EventContext, eventRoutes } from './event-routes.ts'
import { type MediaRouteContext, mediaRoutes } from './media-routes.ts'
import { type PresenceContext, presenceRoutes } from './presence-routes.ts'
import { quarantineRoutes } from './quarantine-routes.ts'
import { receivingRoutes } from './receiving-routes.ts'
import type { RelayServer } from './server.ts'
import { type SessionContext, sessionRoutes, signInRoute } from './session-routes.ts'
import { snapshotRoutes } from './snapshot-routes.ts'
import { type SubscriberContext, subscriberRoutes } from './subscriber-routes.ts'

export type ConsoleContext = SessionContext &
  EventContext &
  MediaRouteContext &
  PresenceContext &
  SubscriberContext &
  ErasureContext & {
    readonly commands: CommandContext
    readonly onReplyQueued: () => void
  }

/** Of one session: far above what a person at a console causes; below what would slow others down. */
const REQUESTS_PER_MINUTE = 3000
/** Of one address: an office of twenty busy consoles may stand behind it. */
const REQUESTS_PER_MINUTE_OF_MANY = 12_000

const signedInErrors = everyRouteAnswers('unauthenticated')

function signedInOnly(route: RouteOptions): void {
  signedInErrors(route)
  route.schema = { ...route.schema, security: [{ session: [] }] }
}

/** `/v1`: everything that consoles ask. */
export function consoleRoutes(server: RelayServer, context: ConsoleContext): void {
  server.register(
    async (v1: RelayServer) => {
      v1.addHook('onRequest', async (request, reply) => {
        const spoken = request.headers[PROTOCOL_HEADER]
        if (spoken !== undefined && spoken !== String(PROTOCOL_VERSION)) {
          await sendError(reply, 'wrong-protocol')
        }
      })
      v1.addHook(
        'onRoute',
        everyRouteAnswers(
          ...(['malformed', 'wrong-protocol', 'too-many-requests', 'internal'] as const),
          'store-unavailable',
        ),
      )
      v1.addHook('onSend', async (_, reply) => {
        reply.header(CLOCK_HEADER, context.clock())
      })
      // By address, and before anybody looks at a token: strangers can invent as many as they like.
      await v1.register(rateLimit, { global: false })
      v1.addHook(
        'onRequest',
        v1.rateLimit({ max: REQUESTS_PER_MINUTE_OF_MANY, timeWindow: '1 minute' }),
      )
      signInRoute(v1, context)
      v1.register(async (signedIn: RelayServer) => {
        signedIn.addHook('onRequest', authenticate(context.sessions))
        signedIn.addHook('onRoute', signedInOnly)
        await signedIn.register(rateLimit, {
          max: REQUESTS_PER_MINUTE,
          timeWindow: '1 minute',
          keyGenerator: (request) => {
            const { token } = signedInBy(request)
            return createHash('sha256').update(token).digest('base64')
          },
        })
        sessionRoutes(signedIn, context)
        eventRoutes(signedIn, context)
        snapshotRoutes(signedIn, context)
        commandRoutes(signedIn, context)
        presenceRoutes(signedIn, context)
        receivingRoutes(signedIn, context)
        alertRoutes(signedIn, context.log)
        quarantineRoutes(signedIn, context)
        dutiesRoutes(signedIn, context)
        subscriberRoutes(signedIn, context)
        mediaRoutes(signedIn, context)
      })
    },
    { prefix: '/v1' },
  )
}
