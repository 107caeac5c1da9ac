import { getPriority, setPriority } from 'node:os'
import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import type { HistoryTask, ThreadAnswer, ThreadRequest } from './history-builder.ts'
import { buildReplica } from './replica-builder.ts'
import { serveWords, type WordsTask } from './words-apart.ts'

/** As niceness. At 5, on a PC that is busy with something else, a build took twice as long. */
const BEHIND = 2

/**
 * A thread of its own, so that the one that answers the screen never waits for the history. It answers
 * each request once, in order, with how far it has come, and ends after `close`. What goes wrong ends it.
 * The one that it starts for the words is of the same program: one file to be found beside a packed app.
 */
const task: HistoryTask | WordsTask = workerData
// Whoever answers a screen comes first. Elsewhere a number would be the whole program's; and who stands
// further behind already may not come forward.
if (process.platform === 'linux' && getPriority() < BEHIND) setPriority(BEHIND)
// Of a promise that was refused Electron only writes a warning, with the words of the error, and goes on.
process.on('unhandledRejection', (error) => {
  throw error
})
if (parentPort === null) throw new Error('not-a-thread')
if (task.what === 'words') serveWords(parentPort, task)
else await serveHistory(parentPort, task)

async function serveHistory(port: MessagePort, { folder, key, erased }: HistoryTask) {
  const builder = await buildReplica({ folder, key }, erased, new URL(import.meta.url))
  const answer = () => port.postMessage({ cursor: builder.cursor() } satisfies ThreadAnswer)

  async function obey(request: ThreadRequest): Promise<void> {
    if (request instanceof Uint8Array) await builder.take(request)
    else if (request === 'end-body') await builder.endBody()
    else return close(request === 'close-whole')
    answer()
  }

  async function close(isWhole: boolean): Promise<void> {
    const at = builder.cursor()
    await builder.close(isWhole)
    port.postMessage({ cursor: at } satisfies ThreadAnswer)
    port.close()
  }

  // One that fails is nobody's to catch: it ends the thread, as it should.
  let obeyed = Promise.resolve()
  port.on('message', (request: ThreadRequest) => {
    obeyed = obeyed.then(() => obey(request))
  })
  answer()
}
