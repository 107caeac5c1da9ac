import { z } from 'zod'
import { mayLookAfterAccount } from '../../shared/domain/agent.ts'
import { idSchema } from '../../shared/ids.ts'
import type { Log } from '../log/log.ts'
import { acknowledge } from '../whatsapp/account/alerts.ts'
import { signedInBy } from './authenticate.ts'
import { errorAnswers } from './describe.ts'
import { sendError } from './errors.ts'
import type { RelayServer } from './server.ts'

/** Who supervises says that somebody knows of an alert; the log names who. */
export function alertRoutes(server: RelayServer, log: Log): void {
  server.post(
    '/alerts/:alertId/acknowledgement',
    {
      schema: {
        summary: 'Say that somebody knows of an alert; one that is settled stays so',
        params: z.object({ alertId: idSchema }),
        response: { 200: z.object({}), ...errorAnswers('not-permitted') },
      },
    },
    async (request, reply) => {
      const { account } = signedInBy(request).session
      if (!mayLookAfterAccount(account)) return sendError(reply, 'not-permitted')
      const { alertId } = request.params
      await log.transaction((tx) => acknowledge(tx, alertId, account.agentId))
      return {}
    },
  )
}
