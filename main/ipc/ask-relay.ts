import type { FromRelay, FromRelayRefusal } from '../../shared/ipc/duties.ts'
import type { Session } from '../session/session.ts'
import type { Answered, RelayClient } from '../sync/relay-client.ts'

/** Asks what only the relay knows; why it could not be asked is an answer too. */
export type AskRelay = <T>(
  asking: (client: RelayClient, token: string | null) => Promise<Answered<T>>,
) => Promise<FromRelay<T>>

export function askingRelay(session: Session): AskRelay {
  return async (asking) => {
    const answer = await session.askRelay(asking)
    if (answer?.outcome === 'answered') return answer
    return { outcome: 'refused', reason: refusalOf(answer?.status ?? 0) }
  }
}

function refusalOf(status: number): FromRelayRefusal {
  switch (status) {
    case 403:
      return 'not-permitted'
    case 404:
      return 'not-found'
    case 409:
      return 'busy'
    default:
      return 'unreachable'
  }
}
