import type { z } from 'zod'
import { snapshotHeaderSchema } from '../../shared/protocol.ts'
import { parseJson } from '../store/read-json-file.ts'
import { answerOf, type Follower, finishSnapshot, takeInBulk } from './follower.ts'
import { SyncError } from './sync-error.ts'

type Header = z.infer<typeof snapshotHeaderSchema>

/**
 * Phase *snapshot*: the queue and the open conversations of an empty replica. The cursor moves only
 * with the last part, so that a snapshot that was cut off is simply asked for again.
 */
export async function takeSnapshot(follower: Follower, signal: AbortSignal): Promise<void> {
  const { progress } = follower
  const body = answerOf(await follower.client.snapshot(follower.token, signal))
  const seen: { header: Header | null; events: number } = { header: null, events: 0 }
  await takeInBulk(follower, body, { road: 'snapshot', head: null }, signal, (lines) => {
    if (seen.header === null) {
      seen.header = readHeader(lines.shift(), follower.logId)
      progress.keepExtent(seen.header.messages)
    }
    // Those of the chunks before.
    progress.opened(seen.events, seen.header.count)
    seen.events += lines.length
    return lines
  })
  const { header, events } = seen
  if (header === null || events !== header.count) throw new SyncError('snapshot-incomplete')
  progress.isOpen()
  finishSnapshot(follower, header.head)
}

function readHeader(line: string | undefined, logId: string): Header {
  const header = snapshotHeaderSchema.safeParse(parseJson(line ?? ''))
  if (!header.success) throw new SyncError('malformed-snapshot')
  if (header.data.logId !== logId) throw new SyncError('other-log')
  return header.data
}
