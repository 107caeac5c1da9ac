import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createFileFolder } from '../../../relay/media/file-folder.ts'
import { writeBackup } from '../../../relay/operations/backup.ts'
import { carryOut } from '../../../relay/operations/carry-files.ts'
import { operate } from '../../support/operate.ts'
import type { SignedInClient } from '../../support/relay-client.ts'
import {
  removeFolder,
  type StartedRelay,
  spawnRelay,
  startRelay,
  temporaryFolder,
} from '../../support/start-relay.ts'
import { placeOf } from '../../support/test-store.ts'
import { withinStore } from '../../support/within-store.ts'

/** A backup is a database of SQLite, and beside it a folder with citizens' files. */

let folder: string
let data: string
let place: string
let relay: StartedRelay
let ana: SignedInClient

beforeEach(async () => {
  folder = temporaryFolder()
  data = join(folder, 'relay')
  place = temporaryFolder()
  relay = await startRelay({ dataFolder: data })
  ana = await relay.signIn('ana')
})

afterEach(async () => {
  await relay.stop()
  for (const each of [folder, place]) removeFolder(each)
})

type Kept = { sha256: string; bytes: Buffer }

async function keep(bytes: Buffer, type = 'application/pdf'): Promise<Kept> {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const headers = { 'content-type': type }
  const body = new Uint8Array(bytes)
  const answer = await ana.request(`/v1/media/${sha256}`, { method: 'PUT', body, headers })
  expect(answer.status).toBeLessThan(300)
  return { sha256, bytes }
}

const pdf = (words: string) => keep(Buffer.from(`%PDF-1.7 ${words}`))
const inFolder = (base: string, { sha256 }: Kept) => join(base, 'media', sha256.slice(0, 2), sha256)
const backUp = (name: string) => operate(data, ['backup', join(place, name)])

test('a backup brings each file, the next one in its folder only what is new, readable by its owner alone', async () => {
  const background = { r: 200, g: 90, b: 40 }
  const jpeg = sharp({ create: { width: 900, height: 800, channels: 3, background } }).jpeg()
  const picture = await keep(await jpeg.toBuffer(), 'image/jpeg')
  const one = await pdf('um')
  const first = await backUp('first.sqlite')
  expect([first.isWell, first.lines[1]]).toEqual([
    true,
    `With 2 files in ${place}/media, 2 of them new there.`,
  ])
  const two = await pdf('dois')
  const second = await backUp('second.sqlite')
  expect([second.isWell, second.lines[1]]).toEqual([
    true,
    `With 3 files in ${place}/media, 1 of them new there.`,
  ])
  for (const file of [picture, one, two]) {
    expect(readFileSync(inFolder(place, file)).equals(file.bytes)).toBe(true)
    expect(statSync(inFolder(place, file)).mode & 0o777).toBe(0o600)
  }
  expect(statSync(join(place, 'media')).mode & 0o777).toBe(0o700)
  expect(readdirSync(join(place, 'media', 'incoming'))).toEqual([])

  const restored = join(folder, 'restored')
  const { isWell, lines } = await operate(restored, ['restore', join(place, 'first.sqlite')])
  expect([isWell, lines[1]]).toEqual([true, '2 files are there, 2 of them brought back.'])
  // What only a later backup speaks of is not this one's.
  expect([picture, one, two].map((file) => existsSync(inFolder(restored, file)))).toEqual([
    ...[true, true, false],
  ])
  expect((await operate(restored, ['verify'])).lines.at(-1)).toBe('The record is whole.')
  const again = await startRelay({ dataFolder: restored })
  const later = await again.signIn('ana')
  const thumbnail = await later.request(`/v1/media/${picture.sha256}/thumbnail`)
  expect([thumbnail.status, thumbnail.headers.get('content-type')]).toEqual([200, 'image/webp'])
  await again.stop()
})

test('a picture whose thumbnail a backup lacks gets one when it is restored', async () => {
  const background = { r: 20, g: 90, b: 140 }
  const jpeg = sharp({ create: { width: 900, height: 800, channels: 3, background } }).jpeg()
  const picture = await keep(await jpeg.toBuffer(), 'image/jpeg')
  await pdf('sem miniatura')
  await backUp('backup.sqlite')
  rmSync(join(place, 'media', 'thumbnails'), { recursive: true })
  const restored = join(folder, 'restored')
  await operate(restored, ['restore', join(place, 'backup.sqlite')])
  const thumbnail = createFileFolder(restored).thumbnailOf(picture.sha256)
  expect((await sharp(readFileSync(thumbnail)).metadata()).format).toBe('webp')
  expect(readdirSync(join(restored, 'media', 'incoming'))).toEqual([])
})

test('a file that is missing or changed in the store is said, and the backup is made', async () => {
  const [lost, changed, whole] = [await pdf('perdido'), await pdf('mudado'), await pdf('inteiro')]
  rmSync(inFolder(data, lost))
  writeFileSync(inFolder(data, changed), '%PDF-1.7 MUDADO')
  const { isWell, lines } = await backUp('backup.sqlite')
  expect(isWell).toBe(false)
  expect(lines.slice(1)).toEqual([
    `With 1 files in ${place}/media, 1 of them new there.`,
    `1 files are missing in the folder of files: ${lost.sha256.slice(0, 12)}….`,
    `1 files in the folder of files are not what they were: ${changed.sha256.slice(0, 12)}….`,
  ])
  expect(existsSync(inFolder(place, whole))).toBe(true)
  expect(existsSync(inFolder(place, changed))).toBe(false)
  expect(existsSync(join(place, 'backup.sqlite'))).toBe(true)
})

test('a file that a backup lacks, or that was spoiled in it, is said when it is restored', async () => {
  const [lost, spoiled, whole] = [await pdf('perdido'), await pdf('mudado'), await pdf('inteiro')]
  await backUp('backup.sqlite')
  rmSync(inFolder(place, lost))
  writeFileSync(inFolder(place, spoiled), '%PDF-1.7 MUDADO')
  const restored = join(folder, 'restored')
  const { isWell, lines } = await operate(restored, ['restore', join(place, 'backup.sqlite')])
  expect(isWell).toBe(false)
  expect(lines.slice(1)).toEqual([
    '1 files are there, 1 of them brought back.',
    `1 files are missing in ${place}/media: ${lost.sha256.slice(0, 12)}….`,
    `1 files in ${place}/media are not what they were: ${spoiled.sha256.slice(0, 12)}….`,
  ])
  expect(existsSync(inFolder(restored, whole))).toBe(true)
  expect(existsSync(inFolder(restored, spoiled))).toBe(false)
})

test('a file that was cut in an earlier backup is brought again', async () => {
  const file = await pdf('inteiro')
  await backUp('first.sqlite')
  writeFileSync(inFolder(place, file), '%PDF')
  expect((await backUp('second.sqlite')).lines[1]).toContain('1 of them new there')
  expect(readFileSync(inFolder(place, file)).equals(file.bytes)).toBe(true)
})

test('into the data folder itself nothing is copied, and a restored store finds what lies there', async () => {
  const file = await pdf('inteiro')
  const { lines } = await operate(data, ['backup', join(data, 'here.sqlite')])
  expect(lines[1]).toBe(`With 1 files in ${data}/media, 0 of them new there.`)
  await relay.stop()
  writeFileSync(inFolder(data, file), '%PDF-1.7 INTEIRO')
  const restore = ['restore', join(data, 'here.sqlite'), '--replace']
  const spoiled = await operate(data, restore)
  expect([spoiled.isWell, spoiled.lines[1]]).toEqual([
    false,
    `1 files in ${data}/media are not what they were: ${file.sha256.slice(0, 12)}….`,
  ])
  relay = await startRelay({ dataFolder: data })
})

test('files that come while the backup is made leave it whole', async () => {
  await relay.stop()
  // A process of its own: the store's lock is waited for without letting this one go on.
  const other = await spawnRelay({ dataFolder: data })
  ana = await other.signIn('ana')
  let isOver = false
  const coming = (async () => {
    for (let number = 0; !isOver; number += 1) await pdf(`vem ${number}`)
  })()
  for (const name of ['a', 'b', 'c']) expect((await backUp(name)).isWell).toBe(true)
  isOver = true
  await coming
  await other.stop()
  for (const name of ['a', 'b', 'c']) {
    const restored = join(folder, name)
    expect((await operate(restored, ['restore', join(place, name)])).isWell).toBe(true)
    expect((await operate(restored, ['verify'])).isWell).toBe(true)
  }
  relay = await startRelay({ dataFolder: data })
})

test('a file that was erased since the picture was taken is told apart from one that is lost', async () => {
  const [lost, erased] = [await pdf('perdido'), await pdf('apagado')]
  for (const file of [lost, erased]) rmSync(inFolder(data, file))
  const picture = join(place, 'picture.sqlite')
  await writeBackup(await placeOf(data), picture)
  const lines: string[] = []
  const isWhole = await carryOut(
    { store: picture, print: (line) => lines.push(line) },
    {
      ...{ dataFolder: data, backup: picture },
      live: (work) =>
        withinStore(data, async (store) => {
          await store.run('update files set is_orphan = 1 where sha256 = ?', erased.sha256)
          return work(store)
        }),
    },
  )
  expect(isWhole).toBe(false)
  expect(lines).toEqual([
    '1 files were erased while the backup was made, and are not in it.',
    `1 files are missing in the folder of files: ${lost.sha256.slice(0, 12)}….`,
  ])
})
