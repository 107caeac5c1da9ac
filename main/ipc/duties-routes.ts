import type { DutiesResults, FromRelay } from '../../shared/ipc/duties.ts'
import { callSchemas } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import type { Session } from '../session/session.ts'
import type { Answered, RelayClient } from '../sync/relay-client.ts'
import { askingRelay } from './ask-relay.ts'
import { type AtDesk, route } from './route.ts'

type DutiesRoutes = {
  [C in keyof DutiesResults]: (args: unknown) => DutiesResults[C] | Promise<DutiesResults[C]>
}

/** The record's duties. All but the first ask the relay: a replica does not hold the answers. */
export function dutiesRoutes(session: Session, atDesk: AtDesk): DutiesRoutes {
  const ask = askingRelay(session)
  const ofCitizen = async <T>(
    { replica }: Desk,
    conversationId: string,
    asking: (client: RelayClient, token: string | null, citizenId: string) => Promise<Answered<T>>,
  ): Promise<FromRelay<T>> => {
    const citizenId = replica.conversations.find(conversationId)?.state?.citizenId
    if (citizenId === undefined) return { outcome: 'refused', reason: 'not-found' }
    return ask((client, token) => asking(client, token, citizenId))
  }

  return {
    'note-found': route(
      callSchemas['note-found'],
      atDesk((_, { conversationId }) => {
        session.noteReading(conversationId, 'found')
        return { outcome: 'noted' as const }
      }),
    ),
    'read-audit': route(
      callSchemas['read-audit'],
      atDesk((_, query) => ask((client, token) => client.audit(token, query))),
    ),
    'read-reconciliation': route(
      callSchemas['read-reconciliation'],
      atDesk(() => ask((client, token) => client.reconciliation(token))),
    ),
    'preview-erasure': route(
      callSchemas['preview-erasure'],
      atDesk((desk, { conversationId }) =>
        ofCitizen(desk, conversationId, (client, token, citizenId) =>
          client.previewErasure(token, citizenId),
        ),
      ),
    ),
    'erase-citizen': route(
      callSchemas['erase-citizen'],
      atDesk((desk, { conversationId }) =>
        ofCitizen(desk, conversationId, (client, token, citizenId) =>
          client.eraseCitizen(token, citizenId),
        ),
      ),
    ),
  }
}
