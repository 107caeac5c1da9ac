/**
 * A relay's address as it is kept and compared: scheme, host, port and path, no slash at the end.
 * Whether plain HTTP is good enough is for the network's owner to say: inside an office it is used.
 * @returns null for what is not the address of an HTTP server, or carries a password or a query.
 */
export function parseRelayAddress(text: string): string | null {
  const url = URL.parse(text.trim())
  if (url === null || !['http:', 'https:'].includes(url.protocol)) return null
  if (url.username || url.password || url.search || url.hash || !url.hostname) return null
  return `${url.origin}${url.pathname.replace(/\/+$/, '')}`
}
