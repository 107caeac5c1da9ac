import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { voiceNoteOf } from '../../shared/audio/voice-note.ts'
import type { AttachmentView } from '../../shared/ipc/media.ts'
import { startAgent, type TestAgent } from '../support/agent.ts'
import { recordedWebm } from '../support/recorded-webm.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { type StartedSimulator, startSimulator } from '../support/start-simulator.ts'
import { until } from '../support/wait.ts'

/** A console, the real relay and a citizen's phone: files both ways. */
let simulator: StartedSimulator
let relay: StartedRelay
let ana: TestAgent

beforeAll(async () => {
  simulator = await startSimulator()
  relay = await startRelay({ apiUrl: simulator.apiUrl })
  await simulator.settings({ webhookUrl: `${relay.url}/webhooks/whatsapp` })
  ana = await startAgent('ana', relay.url)
})

afterAll(async () => {
  await ana.stop()
  await relay.stop()
  await simulator.stop()
})

test("a citizen's photo is on the console, and a document of the agent's on the phone", async () => {
  const citizen = await simulator.createCitizen({ name: 'Maria Fictícia' })
  await simulator.write(citizen.id, { type: 'image', caption: 'Olha o buraco' })
  const conversationId = await ana.conversationWith('Maria Fictícia')
  const file = await until('the photo is there', async () => {
    const [message] = await ana.messages(conversationId)
    return message?.media?.state === 'stored' && message.media.file
  })
  const ask = (path: string, init: RequestInit = {}) =>
    ana.console.answerMedia(new Request(`http://127.0.0.1/media/${path}`, init))
  const photo = Buffer.from(await (await ask(file.sha256)).arrayBuffer())
  expect(createHash('sha256').update(photo).digest('hex')).toBe(file.sha256)
  expect((await ask(`${file.sha256}/thumbnail`)).status).toBe(200)
  expect((await ask('0'.repeat(64))).status).toBe(404)

  await ana.claim(conversationId)
  const attaching = await ask(`attachments/${conversationId}`, {
    method: 'POST',
    body: '%PDF-1.7 edital',
    headers: { 'content-type': 'application/pdf', 'balcao-file-name': 'edital.pdf' },
  })
  const { attachment: chosen } = (await attaching.json()) as { attachment: AttachmentView }
  const { attachmentId: _, ...attachment } = chosen
  await ana.reply(conversationId, 'Segue o edital.', attachment)
  expect((await ana.open(conversationId)).attachments).toEqual([])
  const sent = await until('the document is on the phone', async () =>
    (await simulator.thread(citizen.id)).find(({ direction }) => direction === 'out'),
  )
  expect([sent.type, sent.text, sent.media?.filename]).toEqual([
    'document',
    'Segue o edital.',
    'edital.pdf',
  ])
})

test('a recording is a voice note on the phone, byte for byte, and it is told when it was heard', async () => {
  const citizen = await simulator.createCitizen({ name: 'Rita Imaginária' })
  await simulator.write(citizen.id, 'Pode me explicar?')
  const conversationId = await ana.conversationWith('Rita Imaginária')
  await ana.claim(conversationId)
  const note = voiceNoteOf(recordedWebm(150), 7)
  if (note === null) throw new Error('It was no recording.')
  const attaching = await ana.console.answerMedia(
    new Request(`http://127.0.0.1/media/attachments/${conversationId}`, {
      method: 'POST',
      body: note.bytes,
      headers: { 'content-type': 'audio/ogg; codecs=opus', 'balcao-file-name': 'voz.ogg' },
    }),
  )
  const { attachment: chosen } = (await attaching.json()) as { attachment: AttachmentView }
  const { attachmentId: _, ...attachment } = chosen
  await ana.reply(conversationId, '', attachment)
  const sent = await until('the voice note is on the phone', async () =>
    (await simulator.thread(citizen.id)).find(({ direction }) => direction === 'out'),
  )
  expect(sent.media).toMatchObject({ voice: true, mimeType: 'audio/ogg; codecs=opus' })
  const heard = await fetch(`${simulator.url}${sent.media?.url}`)
  expect(Buffer.from(await heard.arrayBuffer()).equals(Buffer.from(note.bytes))).toBe(true)
  expect(await simulator.play(citizen.id, sent.whatsappId)).toBe(true)
  await until('the console knows that it was heard', async () =>
    (await ana.messages(conversationId)).find(({ delivery }) => delivery?.state === 'played'),
  )
})
