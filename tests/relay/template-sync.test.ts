import { randomUUID } from 'node:crypto'
import { test } from 'vitest'
import { openRecord } from '../../relay/compose-record.ts'
import { openStore } from '../../relay/store/open-store.ts'
import { createTemplateSync } from '../../relay/whatsapp/account/template-sync.ts'
import type { GraphApi, ListedTemplates } from '../../relay/whatsapp/graph-api.ts'
import { removeFolder, temporaryFolder } from '../support/start-relay.ts'
import { placeOf } from '../support/test-store.ts'
import { until } from '../support/wait.ts'

const HOUR_MS = 60 * 60_000

test('news of a template that come while the list is being read make it be read again soon', async () => {
  const folder = temporaryFolder()
  const store = await openStore(await placeOf(folder), randomUUID)
  const log = await openRecord(store, Date.now)
  const asked: ((list: ListedTemplates) => void)[] = []
  const graph: Pick<GraphApi, 'listTemplates'> = {
    listTemplates: () => new Promise((answer) => asked.push(answer)),
  }
  const silent = { info: () => {}, warn: () => {}, error: () => {} }
  const sync = createTemplateSync({
    ...{ log, graph: graph as GraphApi, newId: randomUUID, logger: silent },
    timings: { everyMs: HOUR_MS, soonMs: 20 },
  })
  sync.start()
  await until('the list is asked for', async () => asked.length === 1)
  // The list that is on its way may be older than this.
  sync.wake()
  asked[0]?.({ outcome: 'listed', templates: [] })
  await until('it is asked for again', async () => asked.length === 2)
  asked[1]?.({ outcome: 'listed', templates: [] })
  await sync.stop()
  log.stop()
  await store.close()
  removeFolder(folder)
})
