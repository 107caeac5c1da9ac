import { callSchemas } from '../../shared/ipc.ts'
import type { Session } from '../session/session.ts'
import { readReceiving } from '../views/receiving-view.ts'
import { type AtDesk, route } from './route.ts'

export function assignmentRoutes(session: Session, atDesk: AtDesk) {
  return {
    'read-receiving': route(callSchemas['read-receiving'], atDesk(readReceiving)),
    'set-receiving': route(callSchemas['set-receiving'], async ({ receiving }) => {
      const answer = await session.askRelay((client, token) => client.receiving(token, receiving))
      if (answer?.outcome === 'answered') return { outcome: 'said' as const }
      const isRefused = answer?.status === 403
      return { outcome: isRefused ? ('not-permitted' as const) : ('unreachable' as const) }
    }),
  }
}
