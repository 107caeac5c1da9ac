import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimedCase, commandOf, openCase, replyOf } from '../support/desk.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { until } from '../support/wait.ts'
import { inbound, type Person, webhook } from '../support/webhooks.ts'

let relay: StartedRelay
let ana: SignedInClient
let bruno: SignedInClient
let carla: SignedInClient
let admin: SignedInClient
let now = Date.parse('2026-11-20T12:00:00Z')
let people = 0

beforeAll(async () => {
  relay = await startRelay({ clock: () => now })
  ;[ana, bruno, carla, admin] = await Promise.all([
    relay.signIn('ana'),
    relay.signIn('bruno'),
    relay.signIn('carla'),
    relay.signIn('admin'),
  ])
})

afterAll(() => relay.stop())

function somebody(): Person {
  people += 1
  return { name: `Pessoa Fictícia ${people}`, phone: `55639999${String(10_000 + people)}` }
}

const refused = (reason: string, more: object = {}) => ({
  outcome: 'refused',
  refusal: { reason, ...more },
})

describe('a command', () => {
  it('that is repeated gets its first answer, and nothing happens twice', async () => {
    const where = await openCase(relay, ana, somebody())
    const claim = commandOf('claim-attendance', where, {})
    const [first, second] = await Promise.all([ana.command(claim), ana.command(claim)])
    await ana.command(commandOf('release-attendance', where, {}))
    expect([second, await ana.command(claim)]).toEqual([first, first])
    const claimed = (await ana.events('attendance-claimed')).filter(
      ({ conversationId }) => conversationId === where.conversationId,
    )
    expect(claimed).toHaveLength(1)
    expect(first).toEqual({ outcome: 'accepted', commandId: claim.commandId, seq: claimed[0]?.seq })
  })

  it('whose id another agent used is refused with 409', async () => {
    const claim = commandOf('claim-attendance', await openCase(relay, ana, somebody()), {})
    await ana.command(claim)
    const response = await bruno.postCommand(claim)
    expect([response.status, await response.json()]).toMatchObject([
      409,
      { error: 'command-id-taken' },
    ])
  })

  it('that brings the message id of another reply is refused with 409', async () => {
    const where = await claimedCase(relay, ana, somebody())
    const reply = replyOf(where, 'um')
    await ana.command(reply)
    const response = await ana.postCommand({ ...reply, commandId: randomUUID(), text: 'dois' })
    expect(response.status).toBe(409)
  })

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['a command of the future', { type: 'dance', commandId: randomUUID() }],
    ['a list', []],
  ])('that cannot be read is answered with 400: %s', async (_, body) => {
    const response = await ana.postCommand(body)
    expect([response.status, await response.json()]).toMatchObject([400, { error: 'malformed' }])
  })

  it('that quotes a message by an id longer than WhatsApp makes is refused with 400', async () => {
    const where = await claimedCase(relay, ana, somebody())
    const quoting = (length: number) => replyOf(where, 'Bom dia', 'w'.repeat(length))
    const answers = [await ana.postCommand(quoting(512)), await ana.postCommand(quoting(513))]
    expect(answers.map(({ status }) => status)).toEqual([200, 400])
  })

  it('that changes nothing says how far the conversation had come', async () => {
    const where = await claimedCase(relay, ana, somebody())
    const seq = (await ana.events()).findLast(
      (event) => 'conversationId' in event && event.conversationId === where.conversationId,
    )?.seq
    const again = commandOf('claim-attendance', where, {})
    expect(await ana.command(again)).toMatchObject({ outcome: 'accepted', seq })
  })
})

describe('a refusal says why', () => {
  it('two claim at once: one holds, and the other is told who', async () => {
    const where = await openCase(relay, ana, somebody())
    const answers = await Promise.all([
      ana.command(commandOf('claim-attendance', where, {})),
      bruno.command(commandOf('claim-attendance', where, {})),
    ])
    const winner = answers[0]?.outcome === 'accepted' ? ana : bruno
    expect(answers.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1)
    expect(answers.find(({ outcome }) => outcome === 'refused')).toMatchObject(
      refused('already-claimed', { by: winner.account.agentId }),
    )
  })

  it('only the holder replies', async () => {
    const where = await openCase(relay, ana, somebody())
    expect(await ana.command(replyOf(where, 'oi'))).toMatchObject(
      refused('not-holder', { holder: null }),
    )
    await ana.command(commandOf('claim-attendance', where, {}))
    expect(await bruno.command(replyOf(where, 'oi'))).toMatchObject(
      refused('not-holder', { holder: ana.account.agentId }),
    )
    expect(await ana.command(replyOf(where, ' \n '))).toMatchObject(refused('empty-text'))
  })

  it('an administrator attends nobody, and nobody gets what only an administrator is', async () => {
    const where = await openCase(relay, ana, somebody())
    expect(await admin.command(commandOf('claim-attendance', where, {}))).toMatchObject(
      refused('not-permitted'),
    )
    await ana.command(commandOf('claim-attendance', where, {}))
    const toAdmin = commandOf('transfer-attendance', where, { toAgentId: admin.account.agentId })
    const toNobody = commandOf('transfer-attendance', where, { toAgentId: randomUUID() })
    expect(await ana.command(toAdmin)).toMatchObject(refused('unknown-agent'))
    expect(await ana.command(toNobody)).toMatchObject(refused('unknown-agent'))
  })

  it('of a case that nobody knows, or that a newer one replaced', async () => {
    const nowhere = { conversationId: randomUUID(), attendanceId: randomUUID() }
    expect(await ana.command(commandOf('claim-attendance', nowhere, {}))).toMatchObject(
      refused('unknown-attendance'),
    )
    const where = await openCase(relay, ana, somebody())
    const other = { ...where, attendanceId: randomUUID() }
    expect(await ana.command(commandOf('claim-attendance', other, {}))).toMatchObject(
      refused('unknown-attendance'),
    )
  })

  it('after 24 hours only a template may be sent', async () => {
    const where = await claimedCase(relay, ana, somebody())
    now += 24 * 60 * 60 * 1000
    const fresh = await relay.signIn('ana')
    expect(await fresh.command(replyOf(where, 'oi'))).toMatchObject(refused('window-closed'))
    ;[ana, bruno, carla] = [fresh, await relay.signIn('bruno'), await relay.signIn('carla')]
  })
})

describe('a reply to a citizen who wrote meanwhile', () => {
  /** A case that Ana holds, and two messages of which she has seen the first. */
  async function missedOne() {
    const person = somebody()
    const where = await claimedCase(relay, ana, person)
    const written = async () =>
      (await ana.events('message-received')).filter(
        ({ conversationId }) => conversationId === where.conversationId,
      )
    const seenSeq = (await written())[0]?.seq ?? 0
    await relay.postWebhook(webhook(inbound(person)))
    await until('the second message is in the log', async () => (await written()).length === 2)
    return { where, seenSeq, person }
  }

  it('is refused with the number of messages that its author had not seen', async () => {
    const { where, seenSeq } = await missedOne()
    expect(await ana.command({ ...replyOf(where, 'sim'), seenSeq })).toMatchObject(
      refused('newer-messages', { count: 1 }),
    )
    expect(await ana.command({ ...replyOf(where, 'sim'), seenSeq: 0 })).toMatchObject(
      refused('newer-messages', { count: 2 }),
    )
    const reply = { ...replyOf(where, 'sim'), seenSeq }
    const first = await ana.command(reply)
    expect(await ana.command(reply)).toEqual(first)
    // A repeated command gets its first answer, whatever it says the second time.
    expect(await ana.command({ ...reply, confirmed: true })).toEqual(first)
    const queued = (await ana.events('reply-queued')).filter(
      ({ conversationId }) => conversationId === where.conversationId,
    )
    expect(queued).toEqual([])
  })

  it('goes out confirmed, under a new command id, as the same message', async () => {
    const { where, seenSeq } = await missedOne()
    const reply = { ...replyOf(where, 'sim'), seenSeq }
    await ana.command(reply)
    const confirmed = { ...reply, commandId: randomUUID(), confirmed: true }
    const answer = await ana.command(confirmed)
    expect([answer.outcome, await ana.command(confirmed)]).toEqual(['accepted', answer])
    const queued = (await ana.events('reply-queued')).filter(
      ({ messageId }) => messageId === reply.messageId,
    )
    expect(queued).toMatchObject([{ commandId: confirmed.commandId, seenSeq }])
  })

  it('is not held up by a reaction, nor by what a colleague answered in view of it', async () => {
    const { where, seenSeq, person } = await missedOne()
    await ana.command(replyOf(where, 'sim'))
    const before = (await ana.events('message-received')).length
    const reaction = { message_id: 'wamid.X', emoji: '👍' }
    await relay.postWebhook(webhook(inbound(person, { type: 'reaction', reaction })))
    await ana.untilEvents('message-received', before + 1)
    expect(await ana.command({ ...replyOf(where, 'e mais'), seenSeq })).toMatchObject({
      outcome: 'accepted',
    })
  })
})

describe('an attendance', () => {
  it('is released, transferred, noted, closed and reopened, and the log says by whom', async () => {
    const where = await claimedCase(relay, ana, somebody())
    const toBruno = { toAgentId: bruno.account.agentId }
    await ana.command(commandOf('add-note', where, { noteId: randomUUID(), text: 'ver a área' }))
    await ana.command(commandOf('transfer-attendance', where, toBruno))
    await bruno.command(commandOf('release-attendance', where, {}))
    await bruno.command(commandOf('claim-attendance', where, {}))
    await carla.command(commandOf('close-attendance', where, {}))
    expect(await ana.command(replyOf(where, 'oi'))).toMatchObject(refused('attendance-closed'))
    await ana.command(commandOf('reopen-attendance', where, {}))
    const story = (await ana.events()).flatMap((event) =>
      'conversationId' in event && event.conversationId === where.conversationId
        ? [
            [
              event.type,
              'agentId' in event ? event.agentId : null,
              'fence' in event ? event.fence : null,
            ],
          ]
        : [],
    )
    const [anaId, brunoId, carlaId] = [ana, bruno, carla].map(({ account }) => account.agentId)
    expect(story).toEqual([
      ['conversation-started', null, null],
      ['attendance-opened', null, null],
      ['message-received', null, null],
      ['attendance-claimed', anaId, 1],
      ['note-added', anaId, null],
      ['attendance-transferred', anaId, 2],
      ['attendance-released', brunoId, null],
      ['attendance-claimed', brunoId, 3],
      ['attendance-closed', carlaId, null],
      ['attendance-reopened', anaId, null],
      ['attendance-claimed', anaId, 4],
    ])
  })

  it('of a citizen who writes after closing is a new case with a hint of who held the old', async () => {
    const person = somebody()
    const where = await claimedCase(relay, ana, person)
    await ana.command(commandOf('close-attendance', where, {}))
    const before = (await ana.events('attendance-opened')).length
    await relay.postWebhook(webhook(inbound(person)))
    const opened = (await ana.untilEvents('attendance-opened', before + 1)).at(-1)
    expect(opened).toMatchObject({
      conversationId: where.conversationId,
      previousHolderId: ana.account.agentId,
    })
    expect(opened?.attendanceId).not.toBe(where.attendanceId)
  })
})

describe('protocol numbers', () => {
  it('count up without a gap, and begin again in the new year of Palmas', async () => {
    const protocols = async () =>
      (await ana.events('attendance-opened')).map(({ protocol }) => protocol)
    const until2026 = await protocols()
    expect(until2026).toEqual(
      until2026.map((_, index) => `2026-${String(index + 1).padStart(6, '0')}`),
    )
    // 23:30 in Palmas on 31 December is 2:30 UTC of the new year; half an hour later it is 2027.
    now = Date.parse('2027-01-01T02:30:00Z')
    ana = await relay.signIn('ana')
    await openCase(relay, ana, somebody())
    now += 60 * 60 * 1000
    await openCase(relay, ana, somebody())
    expect((await protocols()).slice(-2)).toEqual([
      `2026-${String(until2026.length + 1).padStart(6, '0')}`,
      '2027-000001',
    ])
  })
})
