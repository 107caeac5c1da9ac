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

async function built(...command: string[]) {
  const [file = '', ...words] = [...command, program, folder()]
  const { stdout, stderr } = await promisify(execFile)(file, words, { timeout: 60_000 })
  expect(stderr).toBe('')
  return JSON.parse(stdout) as { niceness: number[]; end: unknown }
}

test('ends with what goes wrong in it, and says nothing of it elsewhere, also where a refused promise is no error', async () => {
  // As Electron has it.
  const { end } = await built(process.execPath, '--unhandled-rejections=warn-with-error-code')
  expect(end).toBe('history-thread: malformed-event')
}, 90_000)

// Only there does each thread have a place of its own.
test.runIf(process.platform === 'linux')(
  'never stands before a program that itself stands far behind',
  async () => {
    const { niceness } = await built('nice', '-n', '11', process.execPath)
    expect(new Set(niceness).size).toBe(1)
  },
  90_000,
)

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
