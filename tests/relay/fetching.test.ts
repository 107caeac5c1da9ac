import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { openRecord } from '../../relay/compose-record.ts'
import { createFetcher } from '../../relay/media/fetcher.ts'
import { createFileFolder } from '../../relay/media/file-folder.ts'
import { openStore } from '../../relay/store/open-store.ts'
import { StoreUnavailableError } from '../../relay/store/store-failure.ts'
import type { EventBody } from '../../shared/events.ts'
import { SampleLog, START } from '../support/sample-log.ts'
import { removeFolder, temporaryFolder } from '../support/start-relay.ts'
import { placeOf } from '../support/test-store.ts'
import { until } from '../support/wait.ts'

test('a file that cannot be taken on while the store takes no writes is not tried without pause', async () => {
  const folder = temporaryFolder()
  const store = await openStore(await placeOf(folder), randomUUID)
  const log = await openRecord(store, () => START)
  const sample = new SampleLog()
  const file = { mediaId: '1', mimeType: 'image/jpeg', sha256: null, caption: null }
  sample.receive(1, { kind: 'image', ...file })
  for (const { seq: _, at: __, ...body } of sample.events) {
    const of = 'conversationId' in body ? (body.conversationId as string) : null
    await log.append(of, () => [body as EventBody])
  }
  const failures: string[] = []
  const full = { ...store, transaction: () => Promise.reject(new StoreUnavailableError(null)) }
  const fetcher = createFetcher({
    ...{ store: full, log, folder: createFileFolder(folder), clock: () => START },
    logger: { info: () => {}, warn: () => {}, error: (_, message) => failures.push(message) },
    ...{ random: () => 0, backOffBaseMs: 1, connectTimeoutMs: 1, answerTimeoutMs: 1, silenceMs: 1 },
    pictures: { look: async () => null, stop: () => {} },
    provider: { headers: {}, media: () => new URL('http://127.0.0.1'), download: (url) => url },
    isTrusted: () => false,
  })
  await fetcher.start()
  await until('it was tried', async () => failures.length > 0)
  for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate)
  // Once, or on a machine that stood still meanwhile once or twice more; without a pause, at nearly each turn.
  expect(failures.length).toBeLessThan(5)
  expect(new Set(failures)).toEqual(new Set(['a file was not kept']))
  await fetcher.stop()
  log.stop()
  await store.close()
  removeFolder(folder)
})
