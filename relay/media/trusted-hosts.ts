/** Where WhatsApp keeps files. Source: Cloud API reference, section 5.5 (a list from practice). */
const HOSTS = ['lookaside.fbsbx.com', 'graph.facebook.com']
const DOMAINS = ['.fbcdn.net', '.whatsapp.net']

/**
 * Whether a file may be fetched from an address: WhatsApp's own hosts, encrypted, or the very host
 * of the configured API. Everything else could be a way into the organisation's own network.
 */
export function trustedHosts(apiUrl: string): (url: URL) => boolean {
  const { origin } = new URL(apiUrl)
  return (url) => {
    if (url.username !== '' || url.password !== '') return false
    if (url.origin === origin) return true
    if (url.protocol !== 'https:' || url.port !== '') return false
    const { hostname } = url
    return HOSTS.includes(hostname) || DOMAINS.some((domain) => hostname.endsWith(domain))
  }
}
