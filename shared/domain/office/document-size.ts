/**
 * How large a document of the organisation may be, in bytes of its JSON. Relay and loopback host take
 * requests of 256 KB: the command around it has room beside this.
 */
export const MOST_DOCUMENT_BYTES = 240_000

/** What a document takes of that: the length of its JSON in UTF-8. */
export function documentBytes(body: unknown): number {
  let bytes = 0
  for (const letter of JSON.stringify(body)) bytes += bytesOf(letter.codePointAt(0) ?? 0)
  return bytes
}

function bytesOf(codePoint: number): number {
  if (codePoint < 0x80) return 1
  if (codePoint < 0x800) return 2
  return codePoint < 0x10000 ? 3 : 4
}
