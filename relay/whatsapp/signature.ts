import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Whether WhatsApp signed these bytes: `X-Hub-Signature-256: sha256=<hex HMAC-SHA256 of the body>`.
 * The raw bytes are what is signed; a body that was parsed and written again would not match.
 * Several secrets are valid while one replaces another. Source: Cloud API reference, section 2.2.
 */
export function isSigned(
  body: Buffer,
  header: string | string[] | undefined,
  secrets: readonly string[],
): boolean {
  const hex = /^sha256=([0-9a-f]{64})$/i.exec(typeof header === 'string' ? header : '')?.[1]
  if (hex === undefined) return false
  const given = Buffer.from(hex, 'hex')
  return secrets
    .map((secret) => timingSafeEqual(createHmac('sha256', secret).update(body).digest(), given))
    .includes(true)
}
