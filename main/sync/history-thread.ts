import { parentPort, workerData } from 'node:worker_threads'
import type { HistoryTask, ThreadAnswer, ThreadRequest } from './history-builder.ts'
import { buildReplica } from './replica-builder.ts'

/**
 * A thread of its own, so that the one that answers the screen never waits for the history. It answers
 * each request once, in order, with how far it has come, and ends after `close`. What goes wrong ends it.
 */
const { folder, key, erased }: HistoryTask = workerData
const port = parentPort
if (port === null) throw new Error('not-a-thread')
const builder = await buildReplica({ folder, key }, erased)
const answer = () => port.postMessage({ cursor: builder.cursor() } satisfies ThreadAnswer)
port.on('message', (request: ThreadRequest) => {
  if (request instanceof Uint8Array) builder.take(request)
  else if (request === 'end-body') builder.endBody()
  else {
    const at = builder.cursor()
    builder.close(request === 'close-whole')
    port.postMessage({ cursor: at } satisfies ThreadAnswer)
    port.close()
    return
  }
  answer()
})
answer()
