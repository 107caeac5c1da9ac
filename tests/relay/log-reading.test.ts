import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { snapshotHeaderSchema } from '../../shared/protocol.ts'
import { claimedCase, commandOf, openCase } from '../support/desk.ts'
import { readEventStream } from '../support/event-stream.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { until } from '../support/wait.ts'
import { inbound, maria, type Person, webhook } from '../support/webhooks.ts'

let relay: StartedRelay
let ana: SignedInClient
let people = 0

beforeAll(async () => {
  relay = await startRelay()
  ana = await relay.signIn('ana')
  for (let each = 0; each < 3; each += 1) await openCase(relay, ana, somebody())
})

afterAll(() => relay.stop())

function somebody(): Person {
  people += 1
  return { name: `Pessoa Fictícia ${people}`, phone: `55639998${String(10_000 + people)}` }
}

const streamFrom = async (path: string, headers: Record<string, string> = {}) => {
  const response = await ana.request(path, { headers: { accept: 'text/event-stream', ...headers } })
  expect(response.headers.get('content-type')).toContain('text/event-stream')
  return { response, ...readEventStream(response) }
}

describe('a page', () => {
  it('goes on where the last one ended, without a gap, up to the head', async () => {
    const seqs: number[] = []
    for (let after = 0, head = 1; after < head; ) {
      const page = await ana.page(after, 2)
      seqs.push(...page.events.map(({ seq }) => seq))
      ;[after, head] = [page.next, page.head]
    }
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, index) => index + 1))
    expect(seqs.at(-1)).toBe((await ana.page(0)).head)
  })

  it('after the head is empty and stays where it was', async () => {
    const { head } = await ana.page()
    expect(await ana.page(head + 7)).toEqual({ events: [], next: head + 7, head })
  })

  it('of more than a page holds is a page', async () => {
    expect((await ana.request('/v1/events?limit=100000')).status).toBe(200)
  })

  it.each(['after=-1', 'after=x', 'limit=0', 'limit=1.5', 'wait=26'])(
    'is refused with 400 for %s',
    async (query) => {
      const response = await ana.request(`/v1/events?${query}`)
      expect([response.status, await response.json()]).toMatchObject([400, { error: 'malformed' }])
    },
  )
})

describe('a long poll', () => {
  it('answers as soon as there is something', async () => {
    const { head } = await ana.page()
    const waiting = ana.request(`/v1/events?after=${head}&wait=25`)
    await relay.postWebhook(webhook(inbound(maria)))
    const page = (await (await waiting).json()) as { events: { seq: number }[] }
    expect(page.events[0]?.seq).toBe(head + 1)
  })

  it('answers an empty page when nothing comes', async () => {
    await until('the log is quiet', async () => {
      const { head } = await ana.page()
      const response = await ana.request(`/v1/events?after=${head}&wait=1`)
      const page = (await response.json()) as { events: unknown[]; next: number }
      return page.events.length === 0 && page.next === head
    })
  })
})

describe('NDJSON', () => {
  it('holds everything up to the head, a line each, compressed for who takes that', async () => {
    const { head, events } = await ana.page()
    const answers = await Promise.all(
      ['gzip', 'identity', 'gzip;q=0'].map((encoding) =>
        ana.request('/v1/events?after=1', {
          headers: { accept: 'application/x-ndjson', 'accept-encoding': encoding },
        }),
      ),
    )
    expect(answers.map(({ headers }) => headers.get('content-encoding'))).toEqual([
      'gzip',
      null,
      null,
    ])
    const texts = await Promise.all(answers.map((answer) => answer.text()))
    for (const text of texts) {
      const lines = text.trimEnd().split('\n')
      expect(lines).toHaveLength(head - 1)
      expect(lines.map((line) => JSON.parse(line))).toEqual(events.slice(1))
    }
    expect(() => gunzipSync(Buffer.from(texts[0] ?? ''))).toThrow()
  })

  it('can be limited', async () => {
    const response = await ana.request('/v1/events?limit=2', {
      headers: { accept: 'application/x-ndjson' },
    })
    expect((await response.text()).trimEnd().split('\n')).toHaveLength(2)
  })
})

describe('the live stream', () => {
  it('brings what is there, then what comes, each once and in order', async () => {
    const { head } = await ana.page()
    const stream = await streamFrom('/v1/events?after=0')
    await until('the backfill is in', () => stream.events.length >= head)
    await openCase(relay, ana, somebody())
    const now = (await ana.page()).head
    await until('the news are in', () => stream.events.length >= now)
    await stream.end()
    expect(stream.events.map(({ data }) => data.seq)).toEqual(
      Array.from({ length: now }, (_, index) => index + 1),
    )
    expect(stream.events.every(({ id, data }) => id === String(data.seq))).toBe(true)
    expect(stream.response.headers.get('cache-control')).toContain('no-transform')
  })

  it('goes on after the last event that a reader had', async () => {
    const { head } = await ana.page()
    const stream = await streamFrom('/v1/events?after=0', { 'last-event-id': String(head - 1) })
    await until('the last one is in', () => stream.events.length > 0)
    await stream.end()
    expect(stream.events[0]?.id).toBe(String(head))
  })

  it('speaks at once, even when there is nothing to say', async () => {
    const { head } = await ana.page()
    const stream = await streamFrom(`/v1/events?after=${head}`)
    await until('it has spoken', () => stream.comments.length > 0)
    await stream.end()
  })

  it('many at once see the same, and the metrics count them', async () => {
    const { head } = await ana.page()
    const streams = await Promise.all(
      Array.from({ length: 20 }, () => streamFrom(`/v1/events?after=${head}`)),
    )
    const metrics = async () => (await fetch(`${relay.adminUrl}/metrics`)).text()
    expect(await metrics()).toContain('balcao_live_streams 20')
    await openCase(relay, ana, somebody())
    const now = (await ana.page()).head
    await until('all have seen it', () =>
      streams.every(({ events }) => events.length >= now - head),
    )
    await Promise.all(streams.map(({ end }) => end()))
    await until('nobody follows any more', async () =>
      (await metrics()).includes('balcao_live_streams 0'),
    )
    const seen = streams.map(({ events }) => JSON.stringify(events))
    expect(new Set(seen).size).toBe(1)
  })
})

describe('the snapshot', () => {
  it('holds the agents, and open conversations whole with the newest of their citizens', async () => {
    const closed = await claimedCase(relay, ana, somebody())
    await ana.command(commandOf('close-attendance', closed, {}))
    const person = somebody()
    const open = await claimedCase(relay, ana, person)
    await relay.postWebhook(webhook(inbound({ ...person, name: 'Novo Nome Fictício' })))
    await until('the new name is in the log', async () =>
      (await ana.events('citizen-identified')).some(
        ({ content }) => content?.profileName === 'Novo Nome Fictício',
      ),
    )
    const response = await ana.request('/v1/snapshot', { headers: { 'accept-encoding': 'gzip' } })
    const [first, ...lines] = (await response.text()).trimEnd().split('\n')
    const header = snapshotHeaderSchema.parse(JSON.parse(first ?? ''))
    const events = await ana.events()
    const started = events.filter((event) => event.type === 'conversation-started')
    const closedCitizen = started.find(
      ({ conversationId }) => conversationId === closed.conversationId,
    )?.citizenId
    const expected = events.filter((event) => {
      if (event.type !== 'citizen-identified') {
        return !('conversationId' in event) || event.conversationId !== closed.conversationId
      }
      const isNewest = !events.some(
        (one) =>
          one.type === 'citizen-identified' &&
          one.citizenId === event.citizenId &&
          one.seq > event.seq,
      )
      return isNewest && event.citizenId !== closedCitizen
    })
    expect(lines.map((line) => JSON.parse(line))).toEqual(expected)
    expect(
      expected.some(
        (event) => 'conversationId' in event && event.conversationId === open.conversationId,
      ),
    ).toBe(true)
    const messages = events.filter((event) => 'whatsappId' in event && 'content' in event).length
    expect(header).toEqual({
      ...{ logId: ana.logId, head: events.at(-1)?.seq },
      ...{ count: lines.length, messages },
    })
  })
})

it('a stopping relay ends streams and long polls, and answers them', async () => {
  // By themselves, and not because they are cut off when the grace is over.
  const other = await startRelay({ graces: { requestsMs: 60_000, callsMs: 60_000 } })
  const bruno = await other.signIn('bruno')
  const { head } = await bruno.page()
  const stream = readEventStream(
    await bruno.request('/v1/events', { headers: { accept: 'text/event-stream' } }),
  )
  const poll = bruno.request(`/v1/events?after=${head}&wait=25`)
  await until('the stream is live', () => stream.comments.length > 0)
  await other.stop()
  await stream.ended
  expect((await poll).status).toBe(200)
})
