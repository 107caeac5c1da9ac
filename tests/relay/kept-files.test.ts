import { createHash, randomUUID } from 'node:crypto'
import { existsSync, utimesSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFileFolder, type FileFolder } from '../../relay/media/file-folder.ts'
import * as files from '../../relay/media/file-table.ts'
import { giveUpUnused } from '../../relay/media/give-up-unused.ts'
import { keepFile } from '../../relay/media/keep-file.ts'
import { removeOrphans } from '../../relay/media/remove-orphans.ts'
import { openStore } from '../../relay/store/open-store.ts'
import type { Store } from '../../relay/store/port.ts'
import { removeFolder, temporaryFolder } from '../support/start-relay.ts'
import { placeOf } from '../support/test-store.ts'

/** The folder of files and its table: a row without bytes would be a lie. */

const DAY_MS = 24 * 60 * 60_000
const bytes = Buffer.from('%PDF-1.7 um edital')
const sha256 = createHash('sha256').update(bytes).digest('hex')

let place: string
let store: Store
let folder: FileFolder

beforeEach(async () => {
  place = temporaryFolder()
  store = await openStore(await placeOf(place), randomUUID)
  folder = createFileFolder(place)
  await folder.prepare()
})

afterEach(async () => {
  await store.close()
  removeFolder(place)
})

/** Somebody brings the file. */
async function bring(): Promise<void> {
  const path = folder.incomingPath()
  await writeFile(path, bytes)
  const about = { sha256, size: bytes.length, mimeType: 'application/pdf' }
  const file = { ...about, width: null, height: null }
  const examined = { file, path, hasThumbnail: false }
  await store.transaction((tx) => keepFile(tx, folder, examined))
}

async function isThere(): Promise<{ row: boolean; bytes: boolean }> {
  const row = (await files.find(store, sha256)) !== null
  return { row, bytes: existsSync(folder.pathOf(sha256)) }
}

test('a file that comes again while it is being removed is there, with its bytes', async () => {
  for (const inWhichOrder of [() => [bring, remove], () => [remove, bring]]) {
    await bring()
    await store.transaction((tx) => files.orphanIfUnused(tx, sha256))
    await Promise.all(inWhichOrder().map((act) => act()))
    expect(await isThere()).toEqual({ row: true, bytes: true })
  }
})

const remove = () => removeOrphans(store, folder)

test('a file whose reply never came goes after a day, and not before', async () => {
  await bring()
  await giveUpUnused(store, folder, Date.now())
  await remove()
  expect(await isThere()).toEqual({ row: true, bytes: true })
  const yesterday = new Date(Date.now() - DAY_MS - 1000)
  utimesSync(folder.pathOf(sha256), yesterday, yesterday)
  await giveUpUnused(store, folder, Date.now())
  await remove()
  expect(await isThere()).toEqual({ row: false, bytes: false })
})

test('a file that a message has stays, however old it is', async () => {
  await bring()
  await store.run(
    `insert into media (message_id, conversation_id, phone_number_id, message_seq, state, sha256)
      values (?, ?, '1', 1, 'stored', ?)`,
    ...[randomUUID(), randomUUID(), sha256],
  )
  await giveUpUnused(store, folder, Date.now() + 400 * DAY_MS)
  await remove()
  expect(await isThere()).toEqual({ row: true, bytes: true })
})
