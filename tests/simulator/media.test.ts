import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { writeOggOpus } from '../../shared/audio/write-ogg.ts'
import { opusHead, opusPacket } from '../support/recorded-webm.ts'
import { SIMULATED } from '../support/start-simulator.ts'
import { codeOf, startBoth } from './setting.ts'

test("a citizen's photo is fetched in two hops, each with the token", async () => {
  const { graph, receiver, simulator } = await startBoth()
  const citizen = await simulator.createCitizen()
  const bytes = randomBytes(5000)
  await simulator.write(citizen.id, {
    type: 'image',
    caption: 'Olha',
    mimeType: 'image/jpeg',
    dataBase64: bytes.toString('base64'),
  })
  await receiver.gets(1)
  expect(receiver.photo()).toEqual({
    id: expect.stringMatching(/^\d+$/),
    mime_type: 'image/jpeg',
    sha256: createHash('sha256').update(bytes).digest('base64'),
    caption: 'Olha',
    url: expect.stringContaining('/whatsapp_business/attachments/?mid='),
  })
  const { id, url } = receiver.photo()
  const { body } = await graph.call('GET', `${id}?phone_number_id=${SIMULATED.phoneNumberId}`)
  expect(body).toEqual({
    messaging_product: 'whatsapp',
    id,
    url: expect.any(String),
    mime_type: 'image/jpeg',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    file_size: 5000,
  })
  for (const address of [url, String(body['url'])]) {
    const file = await graph.fetch(address)
    expect(file.headers.get('content-type')).toBe('image/jpeg')
    expect(Buffer.from(await file.arrayBuffer()).equals(bytes)).toBe(true)
    expect((await fetch(address)).status).toBe(401)
  }
})

test('an address expires, and a new one can be had', async () => {
  let now = Date.UTC(2026, 10, 20)
  const { graph, receiver, simulator } = await startBoth({ now: () => now })
  const citizen = await simulator.createCitizen()
  await simulator.write(citizen.id, { type: 'image' })
  await receiver.gets(1)
  const { id, url } = receiver.photo()
  now += 5 * 60_000 - 1000
  expect((await graph.fetch(url)).status).toBe(200)
  now += 1000
  expect((await graph.fetch(url)).status).toBe(404)
  const again = String((await graph.call('GET', id)).body['url'])
  expect((await graph.fetch(again)).status).toBe(200)
  expect((await graph.fetch(again.replace(/hash=..../, 'hash=AAAA'))).status).toBe(404)
})

test('the photo that is sent without bytes is a real PNG', async () => {
  const { simulator } = await startBoth()
  const citizen = await simulator.createCitizen()
  await simulator.write(citizen.id, { type: 'image' })
  const [photo] = await simulator.thread(citizen.id)
  const file = await fetch(`${simulator.url}${photo?.media?.url}`)
  const bytes = Buffer.from(await file.arrayBuffer())
  expect([file.headers.get('content-type'), bytes.subarray(0, 8).toString('latin1')]).toEqual([
    'image/png',
    '\x89PNG\r\n\x1a\n',
  ])
})

test('the business uploads a file once and sends it by its id', async () => {
  const { graph, receiver, simulator } = await startBoth()
  const citizen = await simulator.createCitizen()
  await simulator.write(citizen.id, 'Oi')
  const upload = await graph.upload(Buffer.from('%PDF-1.7 um edital'), 'application/pdf')
  const id = String(upload.body['id'])
  const document = { id, filename: 'edital.pdf', caption: 'Edital' }
  await graph.send({ to: citizen.phone, type: 'document', document })
  await receiver.gets(3)
  const [, sent] = await simulator.thread(citizen.id)
  expect(sent).toMatchObject({
    type: 'document',
    text: 'Edital',
    media: { id, filename: 'edital.pdf', mimeType: 'application/pdf', size: 18 },
  })
  const asImage = await graph.send({ to: citizen.phone, type: 'image', image: { id } })
  expect(codeOf(asImage)).toBe(131053)
  expect((await graph.call('DELETE', id)).body).toEqual({ success: true })
  expect(codeOf(await graph.call('GET', id))).toBe(100)
})

test('a voice message is Ogg with Opus in one channel, under its whole type; to hear it is told', async () => {
  const { graph, receiver, simulator } = await startBoth()
  const citizen = await simulator.createCitizen()
  await simulator.write(citizen.id, 'Oi')
  const ogg = Buffer.from(writeOggOpus({ head: opusHead, packets: [opusPacket(60)] }, 7))
  const stereo = Buffer.from(ogg)
  stereo[28 + 9] = 2
  const type = 'audio/ogg; codecs=opus'
  const refused = [
    await graph.upload(stereo, type),
    await graph.upload(Buffer.from('OggS'), type),
    await graph.upload(ogg, 'audio/ogg'),
  ]
  expect(refused.map(codeOf)).toEqual([131053, 131053, 100])
  const [voice, music] = [await graph.upload(ogg, type), await graph.upload(ogg, 'audio/mpeg')]
  const send = (id: unknown) =>
    graph.send({ to: citizen.phone, type: 'audio', audio: { id, voice: true } })
  expect(codeOf(await send(music.body['id']))).toBe(131053)
  await send(voice.body['id'])
  await receiver.gets(3)
  const [, sent] = await simulator.thread(citizen.id)
  expect(sent).toMatchObject({ type: 'audio', media: { voice: true, mimeType: type } })
  expect(await simulator.play(citizen.id, sent?.whatsappId ?? '')).toBe(true)
  expect((await simulator.thread(citizen.id)).at(-1)?.status).toBe('played')
  expect(await simulator.play(citizen.id, sent?.whatsappId ?? '')).toBe(false)
})

test('a file of a kind or size that Meta does not take is refused', async () => {
  const { graph } = await startBoth()
  const answers = [
    await graph.upload(Buffer.from('MZ'), 'application/x-msdownload'),
    await graph.upload(Buffer.alloc(5 * 1024 * 1024 + 1), 'image/png'),
  ]
  expect(answers.map(codeOf)).toEqual([100, 131053])
})

test('a file that could run as a page is handed over as a download', async () => {
  const { simulator } = await startBoth()
  const citizen = await simulator.createCitizen()
  await simulator.write(citizen.id, {
    type: 'document',
    mimeType: 'text/html',
    filename: 'x.html',
    dataBase64: Buffer.from('<script>alert(1)</script>').toString('base64'),
  })
  const [document] = await simulator.thread(citizen.id)
  const { headers } = await fetch(`${simulator.url}${document?.media?.url}`)
  expect([headers.get('content-type'), headers.get('content-disposition')]).toEqual([
    'application/octet-stream',
    'attachment',
  ])
  expect(headers.get('content-security-policy')).toContain('sandbox')
})

test('downloads go wrong on request, in turn', async () => {
  const { graph, receiver, simulator } = await startBoth()
  const citizen = await simulator.createCitizen()
  const bytes = randomBytes(4000)
  const photo = { type: 'image', mimeType: 'image/jpeg', dataBase64: bytes.toString('base64') }
  await simulator.write(citizen.id, photo)
  await receiver.gets(1)
  const { url } = receiver.photo()
  await simulator.faults({
    failDownloads: [
      'not-found',
      'server-error',
      'other-bytes',
      'cut',
      'http://127.0.0.2/elsewhere',
    ],
  })
  expect([(await graph.fetch(url)).status, (await graph.fetch(url)).status]).toEqual([404, 503])
  const others = Buffer.from(await (await graph.fetch(url)).arrayBuffer())
  expect([others.length, others.equals(bytes)]).toEqual([4000, false])
  await expect(graph.fetch(url).then((cut) => cut.arrayBuffer())).rejects.toThrow()
  const redirect = await graph.fetch(url, { redirect: 'manual' })
  expect([redirect.status, redirect.headers.get('location')]).toEqual([
    302,
    'http://127.0.0.2/elsewhere',
  ])
  const whole = Buffer.from(await (await graph.fetch(url)).arrayBuffer())
  expect(whole.equals(bytes)).toBe(true)
})

test('a download hangs, or is announced as far too large', async () => {
  const { graph, receiver, simulator } = await startBoth()
  const citizen = await simulator.createCitizen()
  const dataBase64 = randomBytes(1000).toString('base64')
  await simulator.write(citizen.id, { type: 'image', mimeType: 'image/jpeg', dataBase64 })
  await receiver.gets(1)
  const { url } = receiver.photo()
  await simulator.faults({ failDownloads: ['silent', 'huge'] })
  const stop = new AbortController()
  const silent = await graph.fetch(url, { signal: stop.signal })
  const first = await silent.body?.getReader().read()
  expect([first?.value?.length, silent.headers.get('content-length')]).toEqual([500, '1000'])
  const huge = await graph.fetch(url, { signal: stop.signal })
  expect(huge.headers.get('content-length')).toBe(String(200 * 1024 * 1024))
  stop.abort()
})

test('an upload is refused on request', async () => {
  const { graph, simulator } = await startBoth()
  await simulator.faults({ refuseUploads: [131053] })
  const pdf = Buffer.from('%PDF-1.7')
  const answers = [
    await graph.upload(pdf, 'application/pdf'),
    await graph.upload(pdf, 'application/pdf'),
  ]
  expect([answers.map(codeOf)[0], answers[1]?.status]).toEqual([131053, 200])
})
