import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PresenceNews, PresenceReport } from '../../shared/presence.ts'
import { type Case, claimedCase, commandOf, openCase, replyOf } from '../support/desk.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { type StubGraph, startStubGraph } from '../support/stub-graph.ts'
import { until } from '../support/wait.ts'
import { inbound, maria, webhook } from '../support/webhooks.ts'

let now = Date.now
let graph: StubGraph
let relay: StartedRelay
let ana: SignedInClient
let bruno: SignedInClient

beforeAll(async () => {
  graph = await startStubGraph()
  relay = await startRelay({ apiUrl: graph.apiUrl, clock: () => now() })
  ana = await relay.signIn('ana')
  bruno = await relay.signIn('bruno')
})

afterAll(async () => {
  await relay.stop()
  await graph.stop()
})

const say = (agent: SignedInClient, report: Partial<PresenceReport>) =>
  agent.request('/v1/presence', {
    method: 'POST',
    body: JSON.stringify({
      doing: 'viewing',
      conversationId: null,
      readWhatsappId: null,
      ...report,
    }),
  })

/** What a long poll says of colleagues. */
async function newsOf(agent: SignedInClient, version: number): Promise<PresenceNews> {
  const { next } = await agent.page(1_000_000)
  const response = await agent.request(`/v1/events?after=${next}&wait=5&presence=${version}`)
  const { presence } = (await response.json()) as { presence: PresenceNews }
  return presence
}

describe('presence', () => {
  it('reaches a long poll at once, and then only what is new', async () => {
    const { conversationId } = await openCase(relay, ana, maria)
    expect((await say(bruno, { conversationId })).status).toBe(204)
    const first = await newsOf(ana, 0)
    expect(first.agents).toEqual([
      { agentId: bruno.account.agentId, doing: 'viewing', conversationId },
    ])
    // Saying the same again is no news: the poll waits for what is.
    await say(bruno, { conversationId })
    const waiting = newsOf(ana, first.version)
    await say(bruno, { conversationId, doing: 'replying' })
    expect((await waiting).agents).toMatchObject([{ doing: 'replying' }])
    await say(bruno, { doing: 'away' })
    const last = await newsOf(ana, 0)
    expect(last.agents).toEqual([])
  })

  it('is a named event without a place on a live stream, for consoles that ask for it', async () => {
    const { conversationId } = await openCase(relay, ana, {
      ...maria,
      userId: 'BR.Outra1',
      phone: '5563999990099',
    })
    const head = (await ana.page(1_000_000)).head
    const stop = new AbortController()
    const open = async (query: string) => {
      const response = await ana.request(`/v1/events?after=${head}${query}`, {
        headers: { accept: 'text/event-stream' },
        signal: stop.signal,
      })
      const said: string[] = []
      const read = async () => {
        for await (const chunk of response.body ?? []) said.push(Buffer.from(chunk).toString())
      }
      read().catch(() => {})
      return () => said.join('')
    }
    const [asked, old] = [await open('&presence=0'), await open('')]
    await say(bruno, { conversationId })
    await until('it is told', () => asked().includes(conversationId))
    const event = asked().slice(asked().indexOf('event: presence'))
    expect(event).not.toContain('id:')
    // What an older console does not ask for, it never sees.
    await relay.postWebhook(webhook(inbound(maria)))
    await until('the log went on', () => old().includes('message-received'))
    expect(old()).not.toContain('presence')
    stop.abort()
  })

  it('is nothing that the log keeps', async () => {
    const before = (await ana.page(1_000_000)).head
    await say(bruno, { conversationId: null })
    expect((await ana.page(1_000_000)).head).toBe(before)
  })

  it('that cannot be read is refused, and so is a flood', async () => {
    expect((await say(bruno, { doing: 'dancing' as 'away' })).status).toBe(400)
    expect((await say(bruno, { readWhatsappId: 'x'.repeat(513) })).status).toBe(400)
    const carla = await relay.signIn('carla')
    const answers = await Promise.all(
      Array.from({ length: 260 }, () => say(carla, { doing: 'away' })),
    )
    expect(answers.some(({ status }) => status === 429)).toBe(true)
    // Her commands and her log are not stopped by it.
    expect((await carla.request('/v1/session')).status).toBe(200)
  })
})

describe('what the citizen is told', () => {
  const reads = () => graph.calls.filter((call) => 'status' in call)
  let where: Case
  let whatsappId: string

  beforeAll(async () => {
    where = await claimedCase(relay, ana, { ...maria, userId: 'BR.Lida1', phone: '5563999990077' })
    const [message] = (await ana.events('message-received')).filter(
      (event) => event.conversationId === where.conversationId,
    )
    whatsappId = message?.whatsappId ?? ''
  })

  const read = (more: Partial<PresenceReport> = {}) => ({
    conversationId: where.conversationId,
    readWhatsappId: whatsappId,
    ...more,
  })

  it('is nothing while somebody looks who does not hold it, or nothing was read', async () => {
    await say(bruno, read())
    await say(ana, read({ readWhatsappId: null }))
    await say(ana, read({ readWhatsappId: 'wamid.INVENTED' }))
    await say(ana, read({ doing: 'away' }))
    await ana.command(replyOf(where, 'um momento'))
    await until('WhatsApp was asked for the reply', () => graph.calls.length > 0)
    expect(reads()).toEqual([])
  })

  it('is that its holder read it, once', async () => {
    await say(ana, read())
    await until('it was told', () => reads().length === 1)
    await say(ana, read())
    await say(ana, read())
    expect(reads()).toEqual([
      { messaging_product: 'whatsapp', status: 'read', message_id: whatsappId },
    ])
  })

  it('is that she writes, at most every twenty seconds', async () => {
    await say(ana, read({ doing: 'replying' }))
    await until('it was told', () => reads().length === 2)
    expect(reads()[1]).toMatchObject({ typing_indicator: { type: 'text' } })
    await say(ana, read({ doing: 'replying' }))
    const later = Date.now() + 20_000
    now = () => later
    await say(ana, read({ doing: 'replying' }))
    await until('it was told again', () => reads().length === 3)
    now = Date.now
  })

  it('and a receipt that fails is tried a few times, in nobody’s way', async () => {
    const next = await inboundOf('de novo')
    const count = reads().length
    for (let time = 1; time <= 5; time += 1) {
      graph.answer({ status: 500, code: 131000 })
      await say(ana, read({ readWhatsappId: next }))
      if (time <= 3) await until('it was tried', () => reads().length === count + time)
    }
    expect(reads()).toHaveLength(count + 3)
  })

  async function inboundOf(text: string): Promise<string> {
    const before = (await ana.events('message-received')).length
    const person = { ...maria, userId: 'BR.Lida1', phone: '5563999990077' }
    await relay.postWebhook(webhook(inbound(person, { text: { body: text } })))
    return (await ana.untilEvents('message-received', before + 1)).at(-1)?.whatsappId ?? ''
  }
})

it('a supervisor’s look, or a released attendance, tells the citizen nothing', async () => {
  const where = await claimedCase(relay, ana, {
    ...maria,
    userId: 'BR.Solta1',
    phone: '5563999990078',
  })
  await ana.command(commandOf('release-attendance', where, {}))
  const message = (await ana.events('message-received')).at(-1)
  const count = graph.calls.length
  const readWhatsappId = message?.whatsappId ?? ''
  await say(ana, { conversationId: where.conversationId, readWhatsappId })
  expect(graph.calls).toHaveLength(count)
})
