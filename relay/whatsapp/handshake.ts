import { z } from 'zod'
import { isSameSecret } from './same-secret.ts'

const handshakeSchema = z.object({
  'hub.mode': z.literal('subscribe'),
  'hub.verify_token': z.string(),
  'hub.challenge': z.string().min(1).max(500),
})

/**
 * Meta's question when the callback address is set up.
 * @returns the challenge to send back, or null when the question is not Meta's or the token is
 *   wrong. Source: Cloud API reference, section 2.1.
 */
export function answerHandshake(query: unknown, verifyToken: string | null): string | null {
  const asked = handshakeSchema.safeParse(query)
  if (!asked.success || verifyToken === null) return null
  const isOurs = isSameSecret(asked.data['hub.verify_token'], verifyToken)
  return isOurs ? asked.data['hub.challenge'] : null
}
