import type { RelayClient } from '../sync/relay-client.ts'

/**
 * Whether a relay answers at an address. Asked without a token, a relay says 401; one of another
 * version says 426, which the sign-in will explain.
 */
export async function probeRelay(
  client: RelayClient,
): Promise<'relay' | 'unreachable' | 'not-a-relay'> {
  const answer = await client.session(null)
  if (answer.outcome === 'answered') return 'not-a-relay'
  if (!answer.reached) return 'unreachable'
  return answer.status === 0 ? 'not-a-relay' : 'relay'
}
