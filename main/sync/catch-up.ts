import { MAX_PAGE } from '../../shared/protocol.ts'
import { readPosition } from '../replica/position.ts'
import { turn } from '../store/slices.ts'
import type { BackOff } from './back-off.ts'
import { type Beside, buildBeside, giveUpBeside } from './build-beside.ts'
import { answerOf, createTaker, type Follower, takeInBulk } from './follower.ts'
import { isOfThread } from './history-builder.ts'
import { pause } from './pause.ts'
import { readLines } from './read-lines.ts'
import { SyncError } from './sync-error.ts'

/**
 * Phase *catch-up*: what happened since the cursor. One page is mostly enough; after a long
 * absence the rest comes as one compressed stream.
 */
export async function catchUp(follower: Follower, signal: AbortSignal): Promise<void> {
  const { client, token, replica } = follower
  const take = createTaker(follower)
  const { cursor } = readPosition(replica.meta)
  const page = answerOf(await client.page(token, { after: cursor, limit: MAX_PAGE }, signal))
  // The relay was put back to an older copy under the same log id: its numbers mean other events.
  if (page.head < cursor) throw new SyncError('log-behind-replica')
  await take(page.events, { road: 'log' }, signal)
  if (page.next >= page.head) return
  const body = answerOf(await client.events(token, page.next, null, signal))
  for await (const lines of readLines(body)) await take(lines, { road: 'log' }, signal)
}

/** A history of so many events is not worth a thread. */
const MANY = 4000

/** Phase *history*: what lies before the snapshot, behind the live stream, until it is complete. */
async function fillHistory(
  follower: Follower,
  beside: Beside | null,
  signal: AbortSignal,
): Promise<void> {
  const { done, end } = readPosition(follower.replica.meta).history
  // One that was begun in the replica itself goes on there.
  if (beside === null || done > 0 || end < MANY) return fillInPlace(follower, signal)
  await buildBeside(follower, beside, signal)
  follower.onHistoryThere()
}

async function fillInPlace(follower: Follower, signal: AbortSignal): Promise<void> {
  const { client, token, replica } = follower
  const { done, end } = readPosition(replica.meta).history
  const body = answerOf(await client.events(token, done, end - done, signal))
  await takeInBulk(follower, body, { road: 'history' }, signal, (lines) => lines)
  while (!signal.aborted && replica.search.tend()) await turn()
}

/**
 * Tries again while the live stream goes on, ever more slowly where it comes no further; a lasting
 * fault ends with the stream. Where the thread cannot work, the replica itself is filled.
 */
export async function fillHistoryPatiently(
  follower: Follower,
  signal: AbortSignal,
  { onFault, backOff }: { onFault: (error: unknown) => void; backOff: BackOff },
): Promise<void> {
  let { beside } = follower
  while (!signal.aborted) {
    const { done, end } = readPosition(follower.replica.meta).history
    if (done >= end) return
    try {
      await fillHistory(follower, beside, signal)
    } catch (error) {
      if (signal.aborted) return
      onFault(error)
      if (beside !== null && isOfThread(error)) {
        giveUpBeside(beside)
        beside = null
      }
    }
    if (readPosition(follower.replica.meta).history.done > done) backOff.reset()
    await pause(backOff.next(), signal)
  }
}
