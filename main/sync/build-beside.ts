import { comeLevel, moveOver } from '../replica/move-over.ts'
import { readPosition } from '../replica/position.ts'
import { become } from '../replica/replica.ts'
import {
  openBeside,
  type ReplicaPlace,
  removeBeside,
  removeFormer,
} from '../replica/replica-files.ts'
import { turn } from '../store/slices.ts'
import { answerOf, type Follower } from './follower.ts'
import { HistoryBuilder } from './history-builder.ts'
import { SyncError } from './sync-error.ts'

/** @property program what the thread runs. */
export type Beside = { readonly place: ReplicaPlace; readonly program: URL }

/** So many events may be left for the moment of moving, which nothing interrupts. */
const LEFT = 50

/**
 * Fetches the whole log into another replica, which a thread builds beside the one in use, and goes
 * over to it. Cut off, it goes on from there the next time.
 */
export async function buildBeside(
  follower: Follower,
  { place, program }: Beside,
  signal: AbortSignal,
): Promise<void> {
  const { replica } = follower
  const erased = replica.events.erasedCount()
  const builder = await HistoryBuilder.start(program, { ...place, erased })
  let isWhole = false
  try {
    while (readPosition(replica.meta).cursor - builder.cursor > LEFT) {
      await fetchInto(builder, follower, signal, () => {
        if (replica.events.erasedCount() !== erased) throw new SyncError('erased-meanwhile')
        follower.progress.isBeside(builder.cursor)
      })
    }
    isWhole = true
  } finally {
    await builder.close(isWhole ? 'whole' : 'part')
  }
  if (signal.aborted) return
  if (replica.events.erasedCount() !== erased) throw new SyncError('erased-meanwhile')
  await goOver(follower, place)
}

async function fetchInto(
  builder: HistoryBuilder,
  { client, token, replica, onHeard }: Follower,
  signal: AbortSignal,
  onTaken: () => void,
): Promise<void> {
  const { cursor } = readPosition(replica.meta)
  const missing = cursor - builder.cursor
  const body = answerOf(await client.events(token, builder.cursor, missing, signal))
  try {
    for await (const chunk of body) {
      await builder.take(chunk)
      onTaken()
      onHeard()
    }
  } finally {
    await builder.endBody()
  }
}

/** Each step in a turn of its own: together they would be longer than a frame. */
async function goOver({ replica }: Follower, place: ReplicaPlace): Promise<void> {
  const opened = openBeside(place)
  if (opened.outcome === 'newer') throw new SyncError('beside-newer')
  const successor = opened.replica
  try {
    await turn()
    await comeLevel(replica, successor)
    moveOver(replica, successor)
  } catch (error) {
    successor.close()
    throw error
  }
  const closeFormer = become(replica, successor)
  await turn()
  closeFormer()
  await turn()
  removeFormer(place)
}

/** One that cannot be gone on with. */
export function giveUpBeside({ place }: Beside): void {
  removeBeside(place)
}
