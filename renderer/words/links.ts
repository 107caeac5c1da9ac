export type Link = { kind: 'link'; text: string; href: string; host: string }

const start = /^(?:https?:\/\/|www\.)/i
/** What ends an address in running text. */
const stop = /[\s<>"]/u
/** Punctuation that belongs to the sentence around an address rather than to the address. */
const trailing = /[.,;:!?'*_~\]}]+$/u
const trailingWithParenthesis = /[.,;:!?'*_~)\]}]+$/u

/**
 * The link that begins here, if one does: only http and https. `host` is the machine that the link
 * really opens (in ASCII), whatever its letters look like.
 */
export function linkAt(text: string, at: number): { node: Link; end: number } | null {
  const first = text[at]?.toLowerCase()
  if (first !== 'h' && first !== 'w') return null
  if (/[\p{L}\p{N}]/u.test(text[at - 1] ?? '')) return null
  // No address is longer; a bound keeps a hostile text cheap.
  const rest = text.slice(at, at + 2048)
  if (!start.test(rest)) return null
  const length = rest.search(stop)
  const run = length === -1 ? rest : rest.slice(0, length)
  // A parenthesis closes the address if it was opened in it, else the sentence around it.
  const written = run.replace(run.includes('(') ? trailing : trailingWithParenthesis, '')
  const url = parseUrl(/^www\./i.test(written) ? `https://${written}` : written)
  if (!url?.hostname.includes('.')) return null
  const node: Link = { kind: 'link', text: written, href: url.href, host: url.host }
  return { node, end: at + written.length }
}

/**
 * Does the address, as it is written, show where it leads? Not so where it carries a user name that
 * looks like a host (`https://gov.br@elsewhere.example`) or letters of another alphabet.
 */
export function showsItsHost({ text, host }: Pick<Link, 'text' | 'host'>): boolean {
  const authority = text.replace(/^https?:\/\//i, '').split(/[/?#\\]/, 1)[0] ?? ''
  return authority.toLowerCase() === host
}

function parseUrl(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null
  return url && (url.protocol === 'https:' || url.protocol === 'http:') ? url : null
}
