import { z } from 'zod'
import { mayAttend } from '../../shared/domain/agent.ts'
import { receivingRequestSchema } from '../../shared/protocol.ts'
import { setReceiving } from '../assignment/receiving.ts'
import type { Log } from '../log/log.ts'
import type { LeaseKeeper } from '../presence/lease-keeper.ts'
import { signedInBy } from './authenticate.ts'
import { errorAnswers } from './describe.ts'
import { sendError } from './errors.ts'
import type { RelayServer } from './server.ts'

type ReceivingContext = { readonly log: Log; readonly leases: LeaseKeeper }

/**
 * It is about now, and so no command: what waited in an outbox would say it when she may have gone.
 */
export function receivingRoutes(server: RelayServer, { log, leases }: ReceivingContext): void {
  server.put(
    '/receiving',
    {
      schema: {
        summary: 'Say whether this agent is given attendances from now on, or pauses',
        body: receivingRequestSchema,
        response: { 200: z.object({}), ...errorAnswers('not-permitted') },
      },
    },
    async (request, reply) => {
      const { account } = signedInBy(request).session
      if (!mayAttend(account)) return sendError(reply, 'not-permitted')
      const { agentId } = account
      await leases.renew(agentId)
      await log.transaction((tx) => setReceiving(tx, agentId, request.body.receiving, 'asked'))
      return {}
    },
  )
}
