import { snapshotHeaderSchema } from '../../shared/protocol.ts'
import { parseJson } from '../store/read-json-file.ts'
import { answerOf, createTaker, type Follower, finishSnapshot } from './follower.ts'
import { readLines } from './read-lines.ts'
import { SyncError } from './sync-error.ts'

/**
 * Phase *snapshot*: the queue and the open conversations of an empty replica. The cursor moves only
 * with the last part, so that a snapshot that was cut off is simply asked for again.
 */
export async function takeSnapshot(follower: Follower, signal: AbortSignal): Promise<void> {
  const body = answerOf(await follower.client.snapshot(follower.token, signal))
  const take = createTaker(follower)
  let header: { head: number; count: number } | null = null
  let taken = 0
  for await (const lines of readLines(body)) {
    header ??= readHeader(lines.shift(), follower.logId)
    await take(lines, { road: 'snapshot', head: null }, signal)
    taken += lines.length
  }
  if (header === null || taken !== header.count) throw new SyncError('snapshot-incomplete')
  finishSnapshot(follower, header.head)
}

function readHeader(line: string | undefined, logId: string): { head: number; count: number } {
  const header = snapshotHeaderSchema.safeParse(parseJson(line ?? ''))
  if (!header.success) throw new SyncError('malformed-snapshot')
  if (header.data.logId !== logId) throw new SyncError('other-log')
  return header.data
}
