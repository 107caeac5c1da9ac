import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { EventOf } from '../../shared/events.ts'
import { commandOf, replyOf } from '../support/desk.ts'
import { untilInterpreted } from '../support/metrics.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { until } from '../support/wait.ts'
import { contactOf, inbound, messageFrom, type Person, webhook } from '../support/webhooks.ts'

/** Calls as WhatsApp tells of them: section 2.11 of the Cloud API reference. */

let relay: StartedRelay
let ana: SignedInClient
let person: Person & { phone: string; userId: string }
let people = 0
let calls = 0

beforeAll(async () => {
  relay = await startRelay()
  ana = await relay.signIn('ana')
})

afterAll(() => relay.stop())

/** Every case has somebody of its own to call. */
beforeEach(() => {
  people += 1
  person = { name: 'Bia Fictícia', phone: `556399997${1000 + people}`, userId: `BR.Bia${people}` }
})

type Call = Record<string, unknown>

/** The desk's number and the citizen, as they stand in a call of either direction. */
function callOf(direction: 'USER_INITIATED' | 'BUSINESS_INITIATED', more: Call = {}): Call {
  calls += 1
  const desk = '556333330000'
  const ends =
    direction === 'USER_INITIATED'
      ? { from: person.phone, from_user_id: person.userId, to: desk }
      : { from: desk, to: person.phone, to_user_id: person.userId }
  const timestamp = String(Math.floor(Date.now() / 1000))
  return { id: `wacid.CALL${calls}`, event: 'connect', direction, timestamp, ...ends, ...more }
}

const ended = (seconds: number | null): Call => ({
  ...{ event: 'terminate', status: seconds === null ? 'FAILED' : 'COMPLETED' },
  ...(seconds === null ? {} : { duration: seconds }),
})

/** Each in a webhook of its own, in order; answers what they made of the log. */
async function tell(...news: Call[]) {
  await untilInterpreted(relay.adminUrl)
  const before = (await ana.events()).length
  for (const call of news) {
    const body = webhook({ contacts: [contactOf(person)], calls: [call] })
    for (const { changes } of body.entry) for (const change of changes) change.field = 'calls'
    await relay.postWebhook(body)
  }
  const marker = messageFrom({ phone: '5563999990099' })
  await relay.postWebhook(webhook({ messages: [marker] }))
  return until('all of it is in the log', async () => {
    const events = (await ana.events()).slice(before)
    const isThere = (event: (typeof events)[number]) =>
      event.type === 'message-received' && event.whatsappId === marker.id
    if (!events.some(isThere)) return false
    return events.filter(
      (event): event is EventOf<'message-received' | 'phone-message-sent' | 'call-ended'> =>
        'whatsappId' in event && event.whatsappId !== marker.id,
    )
  })
}

describe('a citizen who calls', () => {
  const rings = { type: 'message-received', kind: 'call' }
  const missed = { content: { direction: 'inbound', missed: true, durationSeconds: null } }

  it.each<[string, (call: Call) => Call[], object[]]>([
    [
      'rings, and nobody answers',
      (call) => [call, { ...call, ...ended(null) }],
      [{ ...rings, ...missed }],
    ],
    [
      'is only told of by the end, unanswered',
      (call) => [{ ...call, ...ended(null) }],
      [{ ...rings, ...missed }],
    ],
    [
      'is only told of by the end, after a talk',
      (call) => [{ ...call, ...ended(95) }],
      [
        { ...rings, content: { direction: 'inbound', missed: false, durationSeconds: 95 } },
        { type: 'call-ended', answered: true, durationSeconds: 95 },
      ],
    ],
    [
      'rings after the end was told',
      (call) => [{ ...call, ...ended(95) }, call],
      [{ ...rings }, { type: 'call-ended', answered: true, durationSeconds: 95 }],
    ],
    [
      'is told of twice',
      (call) => [call, call, { ...call, ...ended(95) }, { ...call, ...ended(95) }],
      [
        { ...rings, ...missed },
        { type: 'call-ended', answered: true, durationSeconds: 95 },
      ],
    ],
    [
      'hangs up at once, which is no talk',
      (call) => [{ ...call, ...ended(0) }],
      [{ ...rings, ...missed }],
    ],
  ])('%s', async (_, news, expected) => {
    const told = await tell(...news(callOf('USER_INITIATED')))
    expect(told).toMatchObject(expected)
    expect(told).toHaveLength(expected.length)
  })

  it('opens a case, in which she may be answered', async () => {
    const [first] = await tell(callOf('USER_INITIATED', ended(null)))
    const opened = (await ana.events('attendance-opened')).filter(
      ({ conversationId }) => conversationId === first?.conversationId,
    )
    expect(opened).toHaveLength(1)
    const where = {
      conversationId: opened[0]?.conversationId ?? '',
      attendanceId: opened[0]?.attendanceId ?? '',
    }
    await ana.command(commandOf('claim-attendance', where, {}))
    expect(await ana.command(replyOf(where, 'Ligou?'))).toMatchObject({ outcome: 'accepted' })
  })
})

describe('a call that the organisation makes', () => {
  it.each([null, 40])(
    'stands in the conversation as the desk’s, and opens nothing (%s)',
    async (seconds) => {
      const call = callOf('BUSINESS_INITIATED', ended(seconds))
      const opened = (await ana.events('attendance-opened')).length
      const told = await tell({ ...call, event: 'connect', status: undefined }, call, call)
      expect(told[0]).toMatchObject({
        ...{ type: 'phone-message-sent', kind: 'call' },
        content: { direction: 'outbound', missed: true },
      })
      expect(told.slice(1)).toMatchObject(
        seconds === null ? [] : [{ type: 'call-ended', durationSeconds: seconds }],
      )
      // The stranger of the marker, the first time.
      expect((await ana.events('attendance-opened')).length - opened).toBeLessThanOrEqual(1)
    },
  )

  it('is to the citizen whom the desk knows already', async () => {
    await relay.postWebhook(webhook(inbound(person)))
    const known = await until('she is known', async () =>
      (await ana.events('citizen-identified')).find(
        ({ content }) => content?.userId === person.userId,
      ),
    )
    const [call] = await tell(callOf('BUSINESS_INITIATED', { to: undefined }))
    const started = (await ana.events('conversation-started')).find(
      ({ conversationId }) => conversationId === call?.conversationId,
    )
    expect(started?.citizenId).toBe(known.citizenId)
  })
})

describe('the id that the portfolios of one enterprise share', () => {
  const parent = 'BR.ENT.Bia'
  const other = () => ({ userId: `${person.userId}Outra` })

  it.each<[string, () => Call]>([
    [
      'of a message',
      () => webhook({ messages: [messageFrom(other(), { from_parent_user_id: parent + people })] }),
    ],
    [
      'of a contact',
      () =>
        webhook({
          contacts: [{ ...contactOf(other()), parent_user_id: parent + people }],
          messages: [messageFrom(other())],
        }),
    ],
  ])('leads to the same citizen under another id: %s', async (_, body) => {
    const first = messageFrom(person, { from_parent_user_id: parent + people })
    await relay.postWebhook(webhook({ contacts: [contactOf(person)], messages: [first] }))
    await relay.postWebhook(body())
    const { conversationId } = await until('the first is in the log', async () =>
      (await ana.events('message-received')).find(({ whatsappId }) => whatsappId === first.id),
    )
    await until('both are one conversation', async () => {
      const events = await ana.events('message-received')
      return events.filter((event) => event.conversationId === conversationId).length === 2
    })
  })

  it('of a call leads there too, in either direction', async () => {
    const mark = parent + people
    await relay.postWebhook(
      webhook({ messages: [messageFrom(person, { from_parent_user_id: mark })] }),
    )
    const inwards = callOf('USER_INITIATED', { from: undefined, from_user_id: undefined })
    const outwards = callOf('BUSINESS_INITIATED', { to: undefined, to_user_id: undefined })
    const told = await tell(
      { ...inwards, from_user_id: `${person.userId}B`, from_parent_user_id: mark },
      { ...outwards, to_user_id: `${person.userId}C`, to_parent_user_id: mark },
    )
    const all = [...told, ...(await ana.events('message-received'))]
    const [call] = told
    expect(all.filter(({ conversationId }) => conversationId === call?.conversationId).length).toBe(
      4,
    )
  })

  it('follows a change of identity', async () => {
    const [before, after] = [parent + people, `${parent}${people}Novo`]
    const change = {
      type: 'user_changed_user_id',
      ...{ user_id: `${person.userId}Novo`, previous_user_id: person.userId },
      ...{ parent_user_id: after, previous_parent_user_id: before },
    }
    const words = [
      messageFrom(person, { from_parent_user_id: before }),
      messageFrom({}, { type: 'system', text: undefined, system: change }),
      messageFrom({ userId: `${person.userId}D` }, { from_parent_user_id: after }),
    ]
    for (const message of words) await relay.postWebhook(webhook({ messages: [message] }))
    const events = await until('all are in the log', async () => {
      const found = (await ana.events('message-received')).filter(({ whatsappId }) =>
        words.some(({ id }) => id === whatsappId),
      )
      return found.length === words.length && found
    })
    expect(new Set(events.map(({ conversationId }) => conversationId)).size).toBe(1)
  })
})
