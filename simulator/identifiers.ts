import { randomBytes, randomInt } from 'node:crypto'

const ALPHANUMERICS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'

/** `wamid.` and base64, padding included, as Meta's are: opaque, with "+", "/" and "=". */
export function newWhatsappId(): string {
  return `wamid.HBgM${randomBytes(28).toString('base64')}`
}

/** Calls have ids of their own kind. */
export function newCallId(): string {
  return `wacid.HBgM${randomBytes(28).toString('base64')}`
}

/** Business-scoped user id of a Brazilian citizen (reference, section 3.1). */
export function newUserId(): string {
  return `BR.${pick(ALPHANUMERICS, 20)}`
}

/** 16 digits, the first never 0. */
export function newMediaId(): string {
  return `${randomInt(1, 10)}${pick('0123456789', 15)}`
}

/** What Meta's support asks for with an error. */
export function newTraceId(): string {
  return `A${pick(ALPHANUMERICS, 21)}`
}

function pick(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('')
}
