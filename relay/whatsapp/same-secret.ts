import { createHash, timingSafeEqual } from 'node:crypto'

/** Whether two secrets are the same, in constant time: their digests are of one length. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other))
}

function digest(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
