import { createHash, randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { commandOf, replyOf } from '../support/desk.ts'
import { patientTimings } from '../support/patient-timings.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import {
  removeFolder,
  type StartedRelay,
  startRelay,
  temporaryFolder,
} from '../support/start-relay.ts'
import { type StartedSimulator, startSimulator } from '../support/start-simulator.ts'
import { until } from '../support/wait.ts'

/** Files in both directions, over WhatsApp's real wire: reference, sections 5.5 and 13 (11). */

let simulator: StartedSimulator
let relay: StartedRelay
let dataFolder: string
let ana: SignedInClient
let citizenId: string
let where: { conversationId: string; attendanceId: string }

beforeAll(async () => {
  simulator = await startSimulator()
  dataFolder = temporaryFolder()
  await start(patientTimings)
  citizenId = (await simulator.createCitizen({ name: 'Maria Fictícia' })).id
  await simulator.write(citizenId, 'Oi')
  const [opened] = await ana.untilEvents('attendance-opened', 1)
  if (!opened) throw new Error('no attendance')
  where = { conversationId: opened.conversationId, attendanceId: opened.attendanceId }
  await ana.command(commandOf('claim-attendance', where, {}))
})

async function start(timings: typeof patientTimings): Promise<void> {
  relay = await startRelay({ apiUrl: simulator.apiUrl, timings, dataFolder })
  await simulator.settings({ webhookUrl: `${relay.url}/webhooks/whatsapp` })
  ana = await relay.signIn('ana')
}

beforeEach(async () => {
  await simulator.faults({})
})

afterAll(async () => {
  await relay.stop()
  await simulator.stop()
  removeFolder(dataFolder)
})

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const pdf = () => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(2000)])

/** Writes a message with a file. @returns its id in the log. */
async function sendFile(bytes: Buffer, type: string, mimeType: string, more: object = {}) {
  const dataBase64 = bytes.toString('base64')
  const whatsappId = await simulator.write(citizenId, { type, mimeType, dataBase64, ...more })
  return messageIdOf(whatsappId)
}

async function messageIdOf(whatsappId: string): Promise<string> {
  const event = await until('the message is in the log', async () =>
    (await ana.events('message-received')).find((each) => each.whatsappId === whatsappId),
  )
  return event.messageId
}

/** What became of a message's file, once something has. */
function fateOf(messageId: string) {
  return until('the file has a fate', async () => {
    const fates = [
      ...(await ana.events('media-stored')),
      ...(await ana.events('media-unavailable')),
    ]
    const fate = fates.find((event) => event.messageId === messageId)
    if (!fate) return false
    return fate.type === 'media-stored' ? { stored: fate.content } : { reason: fate.reason }
  })
}

function fetchFile(digest: string, init: RequestInit = {}) {
  return ana.request(`/v1/media/${digest}`, init)
}

describe("a citizen's file", () => {
  test('is fetched, checked and kept by its content, and a session gets its bytes', async () => {
    const bytes = pdf()
    const messageId = await sendFile(bytes, 'document', 'application/pdf', { filename: 'a.pdf' })
    const digest = sha256(bytes)
    expect(await fateOf(messageId)).toEqual({
      stored: {
        ...{ sha256: digest, size: bytes.length, mimeType: 'application/pdf' },
        ...{ width: null, height: null },
      },
    })
    const answer = await fetchFile(digest)
    expect(Buffer.from(await answer.arrayBuffer()).equals(bytes)).toBe(true)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': 'attachment',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
    expect(existsSync(join(relay.dataFolder, 'media', digest.slice(0, 2), digest))).toBe(true)
    expect((await fetch(`${relay.url}/v1/media/${digest}`)).status).toBe(401)
    expect((await fetchFile('0'.repeat(64))).status).toBe(404)
    expect((await fetchFile('..%2f..%2frecord.sqlite')).status).toBe(400)
  })

  test('can be had in parts', async () => {
    const bytes = pdf()
    await fateOf(await sendFile(bytes, 'document', 'application/pdf'))
    const part = async (range: string) => {
      const answer = await fetchFile(sha256(bytes), { headers: { range } })
      return [answer.status, Buffer.from(await answer.arrayBuffer())] as const
    }
    expect(await part('bytes=2-5')).toEqual([206, bytes.subarray(2, 6)])
    expect(await part('bytes=2000-')).toEqual([206, bytes.subarray(2000)])
    expect(await part('bytes=-4')).toEqual([206, bytes.subarray(-4)])
    expect((await part('bytes=9999-'))[0]).toBe(416)
    expect((await part('bytes=0-1,4-5'))[0]).toBe(200)
  })

  test('that is a photo has its size as a person sees it, and a thumbnail', async () => {
    const photo = await sharp({
      create: { width: 1600, height: 900, channels: 3, background: '#386' },
    })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer()
    const fate = await fateOf(await sendFile(photo, 'image', 'image/jpeg'))
    expect(fate).toMatchObject({ stored: { mimeType: 'image/jpeg', width: 900, height: 1600 } })
    const answer = await fetchFile(`${sha256(photo)}/thumbnail`)
    const thumbnail = await sharp(Buffer.from(await answer.arrayBuffer())).metadata()
    expect([answer.headers.get('content-type'), thumbnail.format, thumbnail.height]).toEqual([
      'image/webp',
      'webp',
      680,
    ])
  })

  test('whose address has expired is asked for again', async () => {
    const bytes = pdf()
    await simulator.faults({ failDownloads: ['not-found'] })
    const fate = await fateOf(await sendFile(bytes, 'document', 'application/pdf'))
    expect(fate).toMatchObject({ stored: { sha256: sha256(bytes) } })
  })

  test.each(['server-error', 'cut', 'other-bytes'])(
    'that comes badly once (%s) is fetched again',
    isFetchedAgain,
  )

  test('that falls silent once is fetched again', async () => {
    await relay.stop()
    await start({ ...patientTimings, silenceMs: 300 })
    await isFetchedAgain('silent')
    await relay.stop()
    await start(patientTimings)
  })

  async function isFetchedAgain(way: string): Promise<void> {
    const bytes = pdf()
    await simulator.faults({ failDownloads: [way] })
    const fate = await fateOf(await sendFile(bytes, 'document', 'application/pdf'))
    expect(fate).toMatchObject({ stored: { sha256: sha256(bytes) } })
  }

  test('whose bytes are never what was announced is damaged, until an agent asks again', async () => {
    const bytes = pdf()
    await simulator.faults({ failDownloads: Array(4).fill('other-bytes') })
    const messageId = await sendFile(bytes, 'document', 'application/pdf')
    expect(await fateOf(messageId)).toEqual({ reason: 'damaged' })
    await ana.command(commandOf('fetch-media', where, { messageId }))
    const stored = await until('it has come', async () =>
      (await ana.events('media-stored')).find((event) => event.messageId === messageId),
    )
    expect(stored.content?.sha256).toBe(sha256(bytes))
    // Who asks once more, with an old screen, changes nothing.
    await ana.command(commandOf('fetch-media', where, { messageId }))
    expect((await fetchFile(sha256(bytes))).status).toBe(200)
  })

  test('that is too large is not kept', async () => {
    await simulator.faults({ failDownloads: ['huge'] })
    expect(await fateOf(await sendFile(pdf(), 'document', 'application/pdf'))).toEqual({
      reason: 'too-large',
    })
  })

  test('is not fetched from another host, and a redirect never takes the token there', async () => {
    const asked: string[] = []
    const stranger = await startStranger(asked)
    await simulator.faults({ failDownloads: [stranger.url] })
    expect(await fateOf(await sendFile(pdf(), 'document', 'application/pdf'))).toEqual({
      reason: 'untrusted',
    })
    expect(asked).toEqual([])
    await stranger.stop()
  })

  test('that WhatsApp does not have any more is gone', async () => {
    const file = { id: '111', mime_type: 'image/jpeg', sha256: null }
    const message = { type: 'image', image: file }
    const whatsappId = await simulator.write(citizenId, { type: 'raw', message })
    expect(await fateOf(await messageIdOf(whatsappId))).toEqual({ reason: 'gone' })
  })

  test('is what its bytes are, not what it is called', async () => {
    const page = Buffer.from('<html><script>alert(1)</script></html>')
    expect(await fateOf(await sendFile(page, 'image', 'image/png'))).toMatchObject({
      stored: { mimeType: 'application/octet-stream', width: null },
    })
    const notReally = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(3000)])
    expect(await fateOf(await sendFile(notReally, 'image', 'image/jpeg'))).toMatchObject({
      stored: { mimeType: 'application/octet-stream', width: null },
    })
  })

  test('of more pixels than anybody can show is kept, not shown, and the relay goes on', async () => {
    const bomb = await sharp({
      create: { width: 8000, height: 8000, channels: 3, background: '#fff' },
    })
      .png({ compressionLevel: 9 })
      .toBuffer()
    expect(await fateOf(await sendFile(bomb, 'image', 'image/png'))).toMatchObject({
      stored: { size: bomb.length, mimeType: 'application/octet-stream', width: null },
    })
    expect((await fetchFile(`${sha256(bomb)}/thumbnail`)).status).toBe(404)
    expect((await fetch(`${relay.url}/health`)).status).toBe(200)
  })

  test('that came twice is kept once', async () => {
    const bytes = pdf()
    const both = [
      await sendFile(bytes, 'document', 'application/pdf'),
      await sendFile(bytes, 'document', 'application/pdf'),
    ]
    expect(await fateOf(both[0] ?? '')).toEqual(await fateOf(both[1] ?? ''))
  })

  test('that WhatsApp itself could not take in says so', async () => {
    const message = { type: 'unsupported', errors: [{ code: 131052 }] }
    const whatsappId = await simulator.write(citizenId, { type: 'raw', message })
    await messageIdOf(whatsappId)
    const received = (await ana.events('message-received')).at(-1)
    expect(received?.content).toEqual({ kind: 'unsupported', subtype: null, code: 131052 })
  })
})

describe("the desk's file", () => {
  const put = (digest: string, bytes: Buffer, type: string) =>
    ana.request(`/v1/media/${digest}`, {
      method: 'PUT',
      headers: { 'content-type': type },
      body: new Uint8Array(bytes),
    })

  const attachmentOf = (bytes: Buffer) => ({
    ...{ sha256: sha256(bytes), size: bytes.length, mimeType: 'application/pdf' },
    ...{ width: null, height: null, kind: 'document' as const, filename: 'edital.pdf' },
  })

  test('is brought to WhatsApp once, and sent as often as wanted', async () => {
    const bytes = pdf()
    const answer = await put(sha256(bytes), bytes, 'application/pdf')
    expect([answer.status, await answer.json()]).toMatchObject([200, { sha256: sha256(bytes) }])
    expect((await put(sha256(bytes), bytes, 'application/pdf')).status).toBe(200)
    const attachment = attachmentOf(bytes)
    for (const caption of ['Segue o edital', '']) {
      await ana.command({ ...replyOf(where, caption), attachment })
    }
    const sent = await until('both are on the phone', async () => {
      const documents = (await simulator.thread(citizenId)).filter(
        ({ direction, media }) => direction === 'out' && media?.sha256 === sha256(bytes),
      )
      return documents.length === 2 && documents
    })
    expect(sent.map(({ text, media }) => [text, media?.filename])).toEqual([
      ['Segue o edital', 'edital.pdf'],
      [null, 'edital.pdf'],
    ])
    expect(sent[0]?.media?.id).toBe(sent[1]?.media?.id)
  })

  test('that the relay does not have is not sent', async () => {
    const command = { ...replyOf(where, ''), attachment: attachmentOf(pdf()) }
    expect(await ana.command(command)).toMatchObject({
      outcome: 'refused',
      refusal: { reason: 'attachment-missing' },
    })
  })

  test('is refused where WhatsApp would not take it, or where it is not what it says', async () => {
    const zip = Buffer.from('PK\x03\x04 an archive')
    expect((await put(sha256(zip), zip, 'application/zip')).status).toBe(415)
    const photo = Buffer.concat([Buffer.from('%PDF-'), randomBytes(10)])
    expect((await put('0'.repeat(64), photo, 'application/pdf')).status).toBe(400)
    expect((await fetchFile(sha256(zip))).status).toBe(404)
  })

  test('that a citizen sent before as something less certain goes out as what it is', async () => {
    const bytes = Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(500)])
    await fateOf(await sendFile(bytes, 'document', 'application/octet-stream'))
    const mimeType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    expect(await (await put(sha256(bytes), bytes, mimeType)).json()).toMatchObject({ mimeType })
    const attachment = { ...attachmentOf(bytes), mimeType }
    expect(await ana.command({ ...replyOf(where, ''), attachment })).toMatchObject({
      outcome: 'accepted',
    })
  })

  test('whose upload fails for now goes out later, and is never sent twice', async () => {
    const bytes = pdf()
    await put(sha256(bytes), bytes, 'application/pdf')
    await simulator.faults({ refuseUploads: [131016] })
    const command = { ...replyOf(where, ''), attachment: attachmentOf(bytes) }
    await ana.command(command)
    await until('it is on the phone', async () =>
      (await simulator.thread(citizenId)).some(({ media }) => media?.sha256 === sha256(bytes)),
    )
    const attempts = (await ana.events('send-attempted')).filter(
      ({ messageId }) => messageId === command.messageId,
    )
    expect(attempts).toHaveLength(1)
  })

  test.each([
    ['at its upload', { refuseUploads: [131053] }],
    ['when it is sent', { refuseSends: [131053] }],
    ['after it was sent', { failSends: [131053] }],
  ])('that WhatsApp does not take fails with its code (%s)', async (_, faults) => {
    const bytes = pdf()
    await put(sha256(bytes), bytes, 'application/pdf')
    await simulator.faults(faults)
    const command = { ...replyOf(where, ''), attachment: attachmentOf(bytes) }
    await ana.command(command)
    const failed = await until('it has failed', async () =>
      [...(await ana.events('send-failed')), ...(await ana.events('status-received'))].find(
        (event) => event.messageId === command.messageId && event.code !== null,
      ),
    )
    expect(failed.code).toBe(131053)
  })
})

async function startStranger(asked: string[]) {
  const { createServer } = await import('node:http')
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization ?? 'no token')
    response.end('bytes')
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : 0
  return { url: `http://127.0.0.1:${port}/x`, stop: async () => server.close() }
}
