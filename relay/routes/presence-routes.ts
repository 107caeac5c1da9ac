import { z } from 'zod'
import { presenceReportSchema } from '../../shared/presence.ts'
import type { ReadReceipts } from '../delivery/read-receipts.ts'
import { describeError } from '../logger.ts'
import type { PresenceBoard } from '../presence/board.ts'
import type { LeaseKeeper } from '../presence/lease-keeper.ts'
import { signedInBy } from './authenticate.ts'
import type { RelayServer } from './server.ts'

export type PresenceContext = {
  readonly board: PresenceBoard
  readonly leases: LeaseKeeper
  readonly receipts: ReadReceipts
  /** Aborted when the relay stops. */
  readonly stopping: AbortSignal
}

/** A console reports at most every 300 ms, and mostly every 20 s. */
const REPORTS_PER_MINUTE = 240

export function presenceRoutes(
  server: RelayServer,
  { board, leases, receipts, stopping }: PresenceContext,
): void {
  server.post(
    '/presence',
    {
      config: { rateLimit: { max: REPORTS_PER_MINUTE, timeWindow: '1 minute' } },
      schema: {
        summary: 'Say what the person at this console does right now; it ends by itself',
        body: presenceReportSchema,
        response: { 204: z.null().describe('Taken') },
      },
    },
    async (request, reply) => {
      const { agentId } = signedInBy(request).session.account
      board.report(agentId, request.body)
      if (request.body.doing !== 'away') await leases.renew(agentId)
      // Nobody waits for WhatsApp here, and nothing depends on it.
      receipts.heed(agentId, request.body, stopping).catch((error) => {
        request.log.warn(describeError(error), 'a read receipt was left out')
      })
      return reply.code(204).send(null)
    },
  )
}
