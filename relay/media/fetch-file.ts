import { z } from 'zod'
import { MAX_FILE_BYTES } from '../../shared/domain/attachment.ts'
import type { UnavailableReason } from '../../shared/events/media.ts'
import { graphRequest } from '../whatsapp/graph-request.ts'
import type { Provider } from '../whatsapp/providers/provider.ts'
import { type Downloaded, download } from './download.ts'
import type { ReceivedBytes } from './receive-bytes.ts'

export type FetchTimeouts = {
  readonly connectTimeoutMs: number
  readonly answerTimeoutMs: number
  /** A download that brings nothing for so long is given up. */
  readonly silenceMs: number
}

export type FetchContext = FetchTimeouts & {
  readonly provider: Pick<Provider, 'headers' | 'media' | 'download'>
  readonly isTrusted: (url: URL) => boolean
}

/** A file as its message names it. `sha256`: as WhatsApp wrote it, base64 or hexadecimal. */
export type NamedFile = {
  readonly mediaId: string
  readonly phoneNumberId: string
  readonly sha256: string | null
}

/** `forGood`: asking again cannot help. */
export type Fetched =
  | ReceivedBytes
  | { readonly outcome: 'failed'; readonly reason: UnavailableReason; readonly forGood: boolean }

const whereSchema = z.object({
  url: z.url({ protocol: /^https?$/ }),
  sha256: z.string().optional().catch(undefined),
  file_size: z.coerce.number().int().nonnegative().optional().catch(undefined),
})

type Where = z.infer<typeof whereSchema>

/** Its addresses live some minutes: one that has expired is asked for once more. */
const MOST_ADDRESSES = 2

/**
 * Fetches a citizen's file into `path` and checks it against what WhatsApp said of it. Where it lies
 * is asked each time: the address in the webhook is a secret that expires within minutes, and need
 * not be kept. Source: Cloud API reference, section 5.5.
 */
export async function fetchFile(
  context: FetchContext,
  file: NamedFile,
  path: string,
  signal: AbortSignal,
): Promise<Fetched> {
  for (let asked = 0; asked < MOST_ADDRESSES; asked += 1) {
    const where = await askWhere(context, file, signal)
    if ('outcome' in where) return where
    if ((where.file_size ?? 0) > MAX_FILE_BYTES) return failed('too-large', true)
    const { provider, isTrusted, silenceMs } = context
    const url = provider.download(new URL(where.url))
    const { headers } = provider
    const found = await download(url, { headers, isTrusted, path, silenceMs, signal })
    if (found.outcome !== 'expired') return judge(found, file, where)
  }
  return failed('gone', false)
}

async function askWhere(
  { provider, connectTimeoutMs, answerTimeoutMs }: FetchContext,
  { mediaId, phoneNumberId }: NamedFile,
  signal: AbortSignal,
): Promise<Where | Extract<Fetched, { outcome: 'failed' }>> {
  const answer = await graphRequest({
    ...{ method: 'GET', url: provider.media(mediaId, phoneNumberId), headers: provider.headers },
    ...{ connectTimeoutMs, answerTimeoutMs, signal },
  })
  if (answer.outcome !== 'answered') return failed('unreachable', false)
  const body = parseJson(answer.body)
  const where = whereSchema.safeParse(body)
  if (answer.status === 200 && where.success) return where.data
  return failed(isUnknownId(answer.status, body) ? 'gone' : 'unreachable', false)
}

/** Graph's word for an id that is not there (any more): 100, with status 400 or 404. */
const unknownIdSchema = z.object({ error: z.object({ code: z.literal(100) }) })

function isUnknownId(status: number, body: unknown): boolean {
  return status === 404 || unknownIdSchema.safeParse(body).success
}

function judge(
  found: Exclude<Downloaded, { outcome: 'expired' }>,
  { sha256 }: NamedFile,
  where: Where,
): Fetched {
  switch (found.outcome) {
    case 'too-large':
    case 'untrusted':
      return failed(found.outcome, true)
    case 'unreachable':
      return failed('unreachable', false)
    case 'received': {
      const hasSize = where.file_size === undefined || where.file_size === found.size
      const announced = [sha256, where.sha256].flatMap((text) => hexDigest(text) ?? [])
      const isWhole = hasSize && announced.every((digest) => digest === found.sha256)
      return isWhole ? found : failed('damaged', false)
    }
  }
}

/** Webhooks write digests in base64, other answers in hexadecimal; what is neither says nothing. */
export function hexDigest(text: string | null | undefined): string | null {
  if (text == null) return null
  if (/^[0-9a-f]{64}$/i.test(text)) return text.toLowerCase()
  return /^[A-Za-z0-9+/]{43}=$/.test(text) ? Buffer.from(text, 'base64').toString('hex') : null
}

function failed(
  reason: UnavailableReason,
  forGood: boolean,
): Extract<Fetched, { outcome: 'failed' }> {
  return { outcome: 'failed', reason, forGood }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
