import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeOggOpus } from '../../shared/audio/write-ogg.ts'
import type { Attachment } from '../../shared/domain/attachment.ts'
import { commandOf, replyOf } from '../support/desk.ts'
import { providers, WEBHOOK_SECRET } from '../support/providers.ts'
import { opusHead, opusPacket } from '../support/recorded-webm.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { SIMULATED, type StartedSimulator, startSimulator } from '../support/start-simulator.ts'
import { until } from '../support/wait.ts'

describe.each(providers)('through $provider', ({ provider, path, env }) => {
  let simulator: StartedSimulator
  let relay: StartedRelay

  beforeAll(async () => {
    simulator = await startSimulator({ provider, webhookSecret: WEBHOOK_SECRET })
    const apiUrl = `${simulator.url}${path}`
    relay = await startRelay({ apiUrl, env: { ...env, WHATSAPP_PROVIDER: provider } })
    await simulator.settings({ webhookUrl: `${relay.url}/webhooks/whatsapp` })
  })

  afterAll(async () => {
    await relay.stop()
    await simulator.stop()
  })

  it('a citizen writes, is answered, and the answer’s ticks come back', async () => {
    const ana = await relay.signIn('ana')
    const citizen = await simulator.createCitizen({ name: 'Ana Fictícia' })
    await simulator.write(citizen.id, 'Bom dia')
    const messageId = await answer(ana, 'Bom dia!')
    const statuses = await ana.untilEvents('status-received', 2)
    expect(statuses.map(({ status }) => status).sort()).toEqual(['delivered', 'sent'])
    const [sent] = await simulator.sent()
    expect(sent).toMatchObject({
      to: `+${citizen.phone}`,
      text: 'Bom dia!',
      callbackData: messageId,
    })
  })

  it('a voice note is one on the phone, under the whole name of its type', async () => {
    const ana = await relay.signIn('ana')
    const citizen = await simulator.createCitizen({ name: 'Rita Imaginária' })
    const bytes = writeOggOpus({ head: opusHead, packets: [opusPacket(60)] }, 7)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const headers = { 'content-type': 'audio/ogg' }
    await ana.request(`/v1/media/${sha256}`, { method: 'PUT', headers, body: bytes })
    const file = { sha256, size: bytes.length, mimeType: 'audio/ogg', width: null, height: null }
    const before = await ana.events('attendance-opened')
    await simulator.write(citizen.id, 'Pode me explicar?')
    await answer(ana, '', { ...file, kind: 'audio', filename: 'voz.ogg' }, before.length + 1)
    const sent = await until('it is on the phone', async () =>
      (await simulator.thread(citizen.id)).find(({ direction }) => direction === 'out'),
    )
    expect([sent.type, sent.media]).toMatchObject([
      'audio',
      { voice: true, mimeType: 'audio/ogg; codecs=opus', sha256 },
    ])
  })

  it('is ready while its token is taken', async () => {
    const ready = await fetch(`${relay.url}/ready`)
    expect(await ready.json()).toMatchObject({ checks: { whatsapp: 'ok' } })
    const other = await startRelay({
      apiUrl: `${simulator.url}${path}`,
      env: { ...env, WHATSAPP_PROVIDER: provider, WHATSAPP_TOKEN: 'outro' },
    })
    const refused = await fetch(`${other.url}/ready`)
    await other.stop()
    expect(await refused.json()).toMatchObject({ checks: { whatsapp: 'failed' } })
  })

  it.each([
    ['nothing', {}],
    ['the secret, but a letter', { 'x-webhook-secret': `${WEBHOOK_SECRET.slice(0, -1)}X` }],
    ['a signature of another secret', { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }],
  ])('a webhook that vouches for itself by %s is refused', async (_, headers) => {
    const response = await fetch(`${relay.url}/webhooks/whatsapp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: '{"object":"whatsapp_business_account","entry":[]}',
    })
    expect(response.status).toBe(401)
  })

  it('what vouches for another provider’s webhooks does not count here', async () => {
    const response =
      provider === 'meta'
        ? await fetch(`${relay.url}/webhooks/whatsapp`, {
            method: 'POST',
            headers: { 'x-webhook-secret': WEBHOOK_SECRET, 'content-type': 'application/json' },
            body: '{}',
          })
        : await relay.postWebhook({ entry: [] }, { secret: SIMULATED.appSecret })
    expect(response.status).toBe(401)
  })
})

it('360dialog cannot address a citizen who hides her number: the reply fails at once', async () => {
  const simulator = await startSimulator({ provider: '360dialog', webhookSecret: WEBHOOK_SECRET })
  const relay = await startRelay({
    apiUrl: simulator.url,
    env: { ...providers[1].env, WHATSAPP_PROVIDER: '360dialog' },
  })
  await simulator.settings({ webhookUrl: `${relay.url}/webhooks/whatsapp` })
  const ana = await relay.signIn('ana')
  const citizen = await simulator.createCitizen({ name: 'Bia', username: 'bia.inventada' })
  await simulator.write(citizen.id, 'Oi')
  await answer(ana, 'Oi, Bia')
  const [failed] = await ana.untilEvents('send-failed', 1)
  expect(failed).toMatchObject({ code: 131062 })
  expect(await simulator.sent()).toEqual([])
  await relay.stop()
  await simulator.stop()
})

/** Takes the newest case once there are so many, and answers it. */
async function answer(
  agent: SignedInClient,
  text: string,
  attachment?: Attachment,
  count = 1,
): Promise<string> {
  const opened = (await agent.untilEvents('attendance-opened', count)).at(-1)
  if (opened === undefined) throw new Error('no attendance was opened')
  const where = { conversationId: opened.conversationId, attendanceId: opened.attendanceId }
  await agent.command(commandOf('claim-attendance', where, {}))
  const reply = { ...replyOf(where, text), ...(attachment && { attachment }) }
  await agent.command(reply)
  return reply.messageId
}
