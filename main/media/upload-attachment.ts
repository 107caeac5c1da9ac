import type { CommandOf, Refusal } from '../../shared/commands.ts'
import type { Answered, RelayClient } from '../sync/relay-client.ts'
import type { FileCache } from './file-cache.ts'

/** Whether a reply's file is with the relay now, and its command may follow. */
export type Readiness =
  | { outcome: 'ready' }
  /** It never will be. */
  | { outcome: 'refused-for-good'; refusal: Refusal }
  | Extract<Answered<never>, { outcome: 'refused' }>

/**
 * Brings the file of a reply to the relay. Doing it again does no harm: the relay keeps files by
 * their content.
 */
export async function uploadAttachment(
  { attachment, scheduled }: Pick<CommandOf<'send-reply'>, 'attachment' | 'scheduled'>,
  cache: FileCache,
  client: Pick<RelayClient, 'upload'>,
  token: string | null,
  signal: AbortSignal,
): Promise<Readiness> {
  if (attachment === undefined) return { outcome: 'ready' }
  const { sha256, mimeType } = attachment
  const bytes = await cache.read(sha256)
  // What was scheduled has its file at the relay, also where another console brought it there.
  if (bytes === null && scheduled !== undefined) return { outcome: 'ready' }
  if (bytes === null) return forGood('attachment-missing')
  const answer = await client.upload(token, sha256, mimeType, bytes, signal)
  if (answer.outcome === 'answered') return { outcome: 'ready' }
  return [413, 415].includes(answer.status) ? forGood('attachment-not-accepted') : answer
}

function forGood(reason: 'attachment-missing' | 'attachment-not-accepted'): Readiness {
  return { outcome: 'refused-for-good', refusal: { reason } }
}
