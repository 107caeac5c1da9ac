import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerMedia } from '../../main/media/answer-media.ts'
import { attach as attachBytes } from '../../main/media/attach.ts'
import { type FileCache, openFileCache } from '../../main/media/file-cache.ts'
import { MediaLibrary } from '../../main/media/media-library.ts'
import type { Replica } from '../../main/replica/replica.ts'
import { potholePhoto } from '../../simulator/stories/pothole-photo.ts'
import { apply, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'

/** Files of messages on a PC: kept encrypted, attached, and given to the screen. */

let folder: string
let replica: Replica
let cache: FileCache
const key = randomBytes(32)
const conversationId: string = randomUUID()

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'balcao-files-'))
  replica = openTestReplica()
  cache = openFileCache({ replica, folder, key, mostBytes: 10_000 })
})

afterEach(() => {
  replica.close()
  rmSync(folder, { recursive: true, force: true })
})

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

function library(online: boolean, bytes: Uint8Array | null = null): MediaLibrary {
  return new MediaLibrary({
    cache,
    token: () => 'token',
    isConnected: () => online,
    client: {
      media: async () => {
        if (bytes === null) return { outcome: 'refused', status: 404, reached: true }
        return {
          outcome: 'answered',
          value: (async function* () {
            yield bytes
          })(),
        }
      },
    },
  })
}

function attach(
  bytes: Uint8Array,
  type: string,
  name: string,
  to = conversationId,
): Promise<Response> {
  const request = new Request(`http://127.0.0.1/media/attachments/${to}`, {
    method: 'POST',
    body: new Uint8Array(bytes),
    headers: { 'content-type': type, 'balcao-file-name': encodeURIComponent(name) },
  })
  return answerMedia({ replica, cache, library: library(false) }, request)
}

test('neither a file nor its name can be read on the disk', async () => {
  const bytes = Buffer.from('palavras de uma pessoa '.repeat(20))
  await cache.write(digest(bytes), bytes)
  const [name = ''] = readdirSync(folder)
  expect(name).not.toContain(digest(bytes).slice(0, 8))
  expect(readFileSync(join(folder, name)).includes('palavras')).toBe(false)
  expect(Buffer.from((await cache.read(digest(bytes))) ?? '')).toEqual(bytes)
})

test('what was used least recently makes room, and an attachment never does', async () => {
  const photo = potholePhoto().subarray(0, 4000)
  expect((await attach(photo, 'image/png', 'obra.png')).status).toBe(200)
  const [first, second] = [randomBytes(4000), randomBytes(4000)]
  await cache.write(digest(first), first)
  await cache.write(digest(second), second)
  expect(await cache.read(digest(first))).toBeNull()
  expect(await cache.read(digest(second))).not.toBeNull()
  expect(await cache.read(digest(photo))).not.toBeNull()
})

test('an attachment stands beside the draft until it is taken back', async () => {
  const answer = await attach(potholePhoto().subarray(0, 4000), 'image/png', 'obra.png')
  expect(await answer.json()).toMatchObject({ outcome: 'attached' })
  const [attachment] = replica.attachments.ofConversation(conversationId)
  expect(attachment).toMatchObject({ filename: 'obra.png', kind: 'image', mimeType: 'image/png' })
  replica.attachments.remove(attachment?.attachmentId ?? '')
  expect(replica.attachments.ofConversation(conversationId)).toEqual([])
})

test('what was taken back leaves the disk, unless it was attached again meanwhile', async () => {
  const photo = potholePhoto().subarray(0, 4000)
  const add = async () => {
    await attach(photo, 'image/png', 'obra.png')
    return replica.attachments.ofConversation(conversationId)[0]?.attachmentId ?? ''
  }
  replica.attachments.remove(await add())
  expect(await cache.read(digest(photo))).not.toBeNull()
  const again = await add()
  await cache.forgetErased()
  expect(await cache.read(digest(photo))).not.toBeNull()
  expect(cache.erasedNames()).toEqual([])
  replica.attachments.remove(again)
  await cache.forgetErased()
  expect(readdirSync(folder)).toEqual([])
})

test('a file that WhatsApp does not take is refused with the reason', async () => {
  const answer = await attach(Buffer.from('PK\x03\x04'), 'application/zip', 'x.zip')
  expect(await answer.json()).toEqual({ outcome: 'refused', problem: 'wrong-type' })
  const song = await attach(Buffer.from('OggS with Vorbis'), 'audio/ogg', 'musica.ogg')
  expect(await song.json()).toEqual({ outcome: 'refused', problem: 'wrong-type' })
})

test('without the relay a file is here or away; with it, its bytes must be the right ones', async () => {
  const bytes = randomBytes(500)
  expect(await library(false).get(digest(bytes), 'whole')).toEqual({ outcome: 'away' })
  expect(await library(true).get(digest(bytes), 'whole')).toEqual({ outcome: 'missing' })
  const swapped = library(true, randomBytes(500))
  expect(await swapped.get(digest(bytes), 'whole')).toEqual({ outcome: 'away' })
  expect(await library(true, bytes).get(digest(bytes), 'whole')).toMatchObject({ outcome: 'found' })
  expect(await library(false).get(digest(bytes), 'whole')).toMatchObject({ outcome: 'found' })
})

test('what was erased leaves the disk', async () => {
  const bytes = randomBytes(500)
  await cache.write(digest(bytes), bytes)
  replica.db.prepare('insert into erased_files (name) values (?)').run(digest(bytes))
  await cache.forgetErased()
  expect(readdirSync(folder)).toEqual([])
})

test('a file that is attached anew in the instant in which its bytes are taken away is there', async () => {
  const edital = Buffer.from('%PDF-1.7 um edital')
  await attach(edital, 'application/pdf', 'edital.pdf')
  const [first] = replica.attachments.ofConversation(conversationId)
  replica.attachments.remove(first?.attachmentId ?? '')
  const forgotten = cache.forgetErased()
  const attached = attach(edital, 'application/pdf', 'edital.pdf', randomUUID())
  await Promise.all([forgotten, attached])
  expect(await cache.read(digest(edital))).toEqual(edital)
})

test('a file is read while it is being written as it stands afterwards', async () => {
  const bytes = randomBytes(500)
  const written = cache.write(digest(bytes), bytes)
  const read = cache.read(digest(bytes))
  await written
  expect(await read).toEqual(bytes)
  expect(await cache.read(digest(bytes))).toEqual(bytes)
})

test('a file for a citizen who is erased while it comes in, or is written, leaves nothing', async () => {
  const log = new SampleLog()
  log.receive(1, 'oi')
  apply(replica, log.parsed)
  const her = sampleId('c', 1)
  const chosen = {
    declaredType: 'application/pdf',
    filename: 'laudo.pdf',
    width: null,
    height: null,
  }
  const writing = attachBytes(replica, cache, {
    ...{ ...chosen, conversationId: her, bytes: Buffer.from('%PDF-1.7 um laudo') },
  })
  expect(replica.attachments.ofConversation(her)).toHaveLength(1)
  log.erase(1)
  apply(replica, log.parsed)
  expect(await writing).toBeNull()
  // Its bytes were still on their way when the request was looked at.
  const late = await attach(Buffer.from('%PDF-1.7 outro laudo'), 'application/pdf', 'b.pdf', her)
  expect(late.status).toBe(404)
  expect(replica.attachments.ofConversation(her)).toEqual([])
  expect(readdirSync(folder)).toEqual([])
})

test.each(['whole', 'thumbnail'] as const)(
  'what was erased while it was on its way here (%s) is not kept',
  async (variant) => {
    const bytes = randomBytes(500)
    const began = Promise.withResolvers<void>()
    const released = Promise.withResolvers<void>()
    const files = new MediaLibrary({
      cache,
      token: () => 'token',
      isConnected: () => true,
      client: {
        media: async () => ({
          outcome: 'answered',
          value: (async function* () {
            yield bytes.subarray(0, 200)
            began.resolve()
            // It comes to its end all the same: nobody else may have cut it off.
            await released.promise
            yield bytes.subarray(200)
          })(),
        }),
      },
    })
    const asked = files.get(digest(bytes), variant)
    await began.promise
    replica.db.prepare('insert into erased_files (name) values (?)').run(digest(bytes))
    const forgotten = files.forgetErased()
    released.resolve()
    await forgotten
    expect(await asked).toEqual({ outcome: 'missing' })
    expect(readdirSync(folder)).toEqual([])
    expect(cache.erasedNames()).toEqual([])
  },
)

test('what was chosen for somebody who is erased leaves the disk, but not what waits for others', async () => {
  const log = new SampleLog()
  log.receive(1, 'oi')
  log.receive(2, 'oi')
  apply(replica, log.parsed)
  const hers = Buffer.from('%PDF-1.7 um laudo')
  const everybodys = Buffer.from('%PDF-1.7 um edital')
  await attach(hers, 'application/pdf', 'laudo.pdf', sampleId('c', 1))
  for (const citizen of [1, 2]) {
    await attach(everybodys, 'application/pdf', 'edital.pdf', sampleId('c', citizen))
  }
  log.erase(1)
  apply(replica, log.parsed)
  await cache.forgetErased()
  expect(await cache.read(digest(hers))).toBeNull()
  expect(await cache.read(digest(everybodys))).not.toBeNull()
  // What was still being recorded for her comes too late.
  const late = await attach(hers, 'application/pdf', 'laudo.pdf', sampleId('c', 1))
  expect([late.status, await cache.read(digest(hers))]).toEqual([404, null])
  const [other] = replica.attachments.ofConversation(sampleId('c', 2))
  replica.attachments.remove(other?.attachmentId ?? '')
  await cache.forgetErased()
  expect(readdirSync(folder)).toEqual([])
})
