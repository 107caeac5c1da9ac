import { execFile } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { markAsUntransferable } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { HistoryBuilder } from '../../main/sync/history-builder.ts'
import { inRoot } from '../../tools/root.ts'
import { folderOfEachTest } from '../support/test-folder.ts'

/** The thread that builds a replica, where something is not as usual. */

const folder = folderOfEachTest('thread')
const program = inRoot('tests/support/history-process.ts')

/** Only there does each thread have a place of its own; a little behind is behind already. */
const behind = process.platform === 'linux' ? ['nice', '-n', '6'] : []

test('ends with what goes wrong in it, said nowhere else, also where a refused promise is no error and the program stands far behind', async () => {
  // As Electron has it.
  const warning = '--unhandled-rejections=warn-with-error-code'
  const [file = '', ...words] = [...behind, process.execPath, warning, program, folder()]
  const { stdout, stderr } = await promisify(execFile)(file, words, { timeout: 110_000 })
  expect(stderr).toBe('')
  const { niceness, end } = JSON.parse(stdout) as { niceness: number[]; end: unknown }
  expect(end).toBe('history-thread: malformed-event')
  // No thread has come forward.
  expect(new Set(niceness).size).toBeLessThan(2)
})

test('takes pieces of a body that whoever made them does not give away', async () => {
  const thread = pathToFileURL(inRoot('main/sync/history-thread.ts'))
  const place = { folder: folder(), key: randomBytes(32), erased: 0 }
  const builder = await HistoryBuilder.start(thread, place)
  for (const seq of [1, 2]) {
    const agent = { type: 'agent-saved', agentId: randomUUID(), name: 'Ana', roles: ['agent'] }
    const line = JSON.stringify({ seq, at: 1, ...agent, disabled: false })
    const piece = new TextEncoder().encode(`${line}\n`).slice()
    if (seq === 2) markAsUntransferable(piece.buffer)
    await builder.take(piece)
  }
  expect(await builder.endBody()).toBe(2)
  await builder.close('part')
})
