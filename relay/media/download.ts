import { MAX_FILE_BYTES } from '../../shared/domain/attachment.ts'
import { type ReceivedBytes, receiveBytes } from './receive-bytes.ts'

export type Downloaded =
  | ReceivedBytes
  /** The address has expired, or never was one. */
  | { readonly outcome: 'expired' }
  | { readonly outcome: 'too-large' | 'untrusted' | 'unreachable' }

export type DownloadOptions = {
  /** Show WhatsApp who asks. They never leave for another host than the first. */
  readonly headers: Readonly<Record<string, string>>
  readonly isTrusted: (url: URL) => boolean
  readonly path: string
  readonly silenceMs: number
  readonly signal: AbortSignal
}

const MOST_REDIRECTS = 3
const REDIRECTS = [301, 302, 303, 307, 308]
const EXPIRED = [401, 403, 404, 410]

/** Fetches the bytes at an address of WhatsApp's into a file. */
export async function download(first: URL, options: DownloadOptions): Promise<Downloaded> {
  let url = first
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    if (!options.isTrusted(url)) return { outcome: 'untrusted' }
    const found = await getFrom(url, url.origin === first.origin ? options.headers : {}, options)
    if (found.outcome !== 'redirected') return found
    url = found.to
  }
  return { outcome: 'untrusted' }
}

type Got = Downloaded | { readonly outcome: 'redirected'; readonly to: URL }

async function getFrom(
  url: URL,
  headers: DownloadOptions['headers'],
  { path, silenceMs, signal }: DownloadOptions,
): Promise<Got> {
  const silence = new AbortController()
  const giveUp = () => silence.abort()
  let timer = setTimeout(giveUp, silenceMs)
  try {
    const response = await fetch(url, {
      headers: { ...headers, 'user-agent': 'Balcao-relay', accept: '*/*' },
      redirect: 'manual',
      signal: AbortSignal.any([signal, silence.signal]),
    })
    const early = earlyEnd(url, response)
    if (early !== null || response.body === null) {
      await response.body?.cancel()
      return early ?? { outcome: 'unreachable' }
    }
    const heard = heardOf(response.body, () => {
      clearTimeout(timer)
      timer = setTimeout(giveUp, silenceMs)
    })
    return await receiveBytes(heard, path, MAX_FILE_BYTES)
  } catch (error) {
    if (error instanceof Error && 'syscall' in error) throw error
    // Refused, reset, cut or silent: all of them may be better the next time.
    return { outcome: 'unreachable' }
  } finally {
    clearTimeout(timer)
  }
}

/** What the head of an answer says already; null where the bytes are to follow. */
function earlyEnd(url: URL, { status, headers }: Response): Got | null {
  if (REDIRECTS.includes(status)) {
    const to = URL.parse(headers.get('location') ?? '', url.href)
    return to === null ? { outcome: 'untrusted' } : { outcome: 'redirected', to }
  }
  if (EXPIRED.includes(status)) return { outcome: 'expired' }
  if (status !== 200) return { outcome: 'unreachable' }
  return Number(headers.get('content-length')) > MAX_FILE_BYTES ? { outcome: 'too-large' } : null
}

async function* heardOf(
  body: AsyncIterable<Uint8Array>,
  onChunk: () => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of body) {
    onChunk()
    yield chunk
  }
}
