import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { appendingTo } from '../../relay/log/append.ts'
import * as citizens from '../../relay/whatsapp/citizens.ts'
import { nobody } from '../../relay/whatsapp/citizens.ts'
import { identify } from '../../relay/whatsapp/identify.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import {
  removeFolder,
  type StartedRelay,
  startRelay,
  temporaryFolder,
} from '../support/start-relay.ts'
import {
  inbound,
  maria,
  messageFrom,
  type Person,
  type Value,
  webhook,
} from '../support/webhooks.ts'
import { withinStore } from '../support/within-store.ts'

let relay: StartedRelay
let ana: SignedInClient

beforeEach(async () => {
  relay = await startRelay()
  ana = await relay.signIn('ana')
})

afterEach(() => relay.stop())

/** Delivers one webhook for each value, in order; answers the citizen of each message. */
async function write(...values: Value[]): Promise<string[]> {
  const before = (await ana.events('message-received')).length
  for (const value of values) await relay.postWebhook(webhook(value))
  const messages = await ana.untilEvents('message-received', before + values.length)
  const started = await ana.events('conversation-started')
  return messages.slice(before).map(({ conversationId }) => {
    return started.find((one) => one.conversationId === conversationId)?.citizenId ?? 'none'
  })
}

async function knownOf(citizenId: string | undefined) {
  const events = await ana.events('citizen-identified')
  return events.filter((event) => event.citizenId === citizenId).at(-1)?.content
}

const oneCitizen = (citizens: string[]) => new Set(citizens).size === 1

describe('the same citizen', () => {
  const withoutNine: Person = { phone: '556399990001' }
  const withNine: Person = { phone: '5563999990001' }

  it.each([
    ['with and without the ninth digit', withoutNine, withNine],
    ['without the ninth digit after having it', withNine, withoutNine],
    ['under a business-scoped id without a phone', maria, { userId: maria.userId }],
    ['whose phone appears later', { userId: maria.userId, username: 'maria.f' }, maria],
    ['whose business-scoped id appears later', { phone: maria.phone }, maria],
    ['known by nothing but a username', { username: 'maria.f' }, { username: 'Maria.F' }],
  ])('is found again: %s', async (_, first: Person, second: Person) => {
    expect(oneCitizen(await write(inbound(first), inbound(second)))).toBe(true)
    expect(await ana.events('conversation-started')).toHaveLength(1)
  })

  it('is sent to under the digits that WhatsApp gave last, never under others', async () => {
    const [citizen] = await write(inbound(withoutNine))
    expect(await knownOf(citizen)).toMatchObject({ phone: '556399990001' })
  })

  it('is identified once, and again when something is new', async () => {
    await write(inbound(maria), inbound(maria), inbound({ ...maria, name: 'Maria F.' }))
    expect((await ana.events('citizen-identified')).map(({ content }) => content)).toMatchObject([
      { profileName: maria.name, username: null, phone: maria.phone, userId: maria.userId },
      { profileName: 'Maria F.', username: null, phone: maria.phone, userId: maria.userId },
    ])
  })

  it('keeps what a later webhook leaves out', async () => {
    const [citizen] = await write(inbound(maria), {
      messages: [messageFrom({ phone: maria.phone })],
    })
    expect(await knownOf(citizen)).toMatchObject({
      profileName: maria.name,
      username: null,
      phone: maria.phone,
      userId: maria.userId,
    })
  })
})

describe('two citizens', () => {
  it.each([
    ['with numbers that differ', { phone: '5563999990001' }, { phone: '5563999990002' }],
    ['with landlines that differ by a nine', { phone: '556332220001' }, { phone: '5563932220001' }],
    [
      'abroad, where there is no ninth digit',
      { phone: '351912345678' },
      { phone: '3519912345678' },
    ],
    ['with ids that differ in case', { userId: 'BR.Abc1' }, { userId: 'BR.abc1' }],
    [
      'of whom one took the other’s old username',
      { userId: 'BR.Um1', username: 'praca' },
      { userId: 'BR.Dois2', username: 'praca' },
    ],
    [
      'of whom one gives nothing but the username of one with an id',
      { userId: 'BR.Um1', username: 'praca' },
      { username: 'praca' },
    ],
  ])('stay two: %s', async (_, first: Person, second: Person) => {
    expect(oneCitizen(await write(inbound(first), inbound(second)))).toBe(false)
  })

  it('a phone that another id now has is no longer the first one’s', async () => {
    const [before] = await write(inbound(maria))
    const [other] = await write(inbound({ userId: 'BR.Outra9', name: 'Outra Pessoa' }))
    await write(inbound({ userId: 'BR.Outra9', phone: maria.phone }))
    expect((await knownOf(before))?.phone).toBeNull()
    expect((await knownOf(other))?.phone).toBe(maria.phone)
  })

  it('a stranger who writes from a known number under another id is not its former holder', async () => {
    const stranger = { name: 'Pessoa Estranha', phone: maria.phone, userId: 'BR.Estranho5' }
    const [first, second] = await write(inbound(maria), inbound(stranger))
    expect(first).not.toBe(second)
    expect(await ana.events('conversation-started')).toHaveLength(2)
    expect([await knownOf(first), await knownOf(second)]).toMatchObject([
      { profileName: maria.name, phone: null, userId: maria.userId },
      { profileName: stranger.name, phone: maria.phone, userId: stranger.userId },
    ])
  })

  it('a number that its holder has left finds nobody', async () => {
    const [before, moved, stranger] = await write(
      inbound(maria),
      inbound({ ...maria, phone: '5563999998888' }),
      inbound({ phone: maria.phone }),
    )
    expect(moved).toBe(before)
    expect(stranger).not.toBe(before)
    expect((await knownOf(before))?.phone).toBe('5563999998888')
  })
})

describe('an identity that passes to another', () => {
  it('takes from its former holder nothing but itself', async () => {
    const folder = temporaryFolder()
    const ids = { first: randomUUID(), second: randomUUID() }
    const moved = { ...nobody, phone: '5563999998888', userId: maria.userId }
    await withinStore(folder, (store) =>
      store.transaction(async (tx) => {
        await citizens.save(tx, ids.first, moved)
        await citizens.give(tx, 'phone', maria.phone, ids.first)
        const appending = appendingTo(tx, { followers: [], clock: Date.now })
        const stranger = { ...nobody, phone: maria.phone, userId: 'BR.Outra9' }
        await identify(appending, () => ids.second, stranger, 0)
        expect(await citizens.known(tx, ids.first)).toEqual(moved)
        expect(await citizens.holderOf(tx, 'phone', maria.phone)).toBe(ids.second)
      }),
    )
    removeFolder(folder)
  })
})

describe('a change of identity', () => {
  const system = (sender: Person, change: Record<string, unknown>): Value => ({
    messages: [messageFrom(sender, { type: 'system', text: undefined, system: change })],
  })

  it('links the new number and id, and is visible itself', async () => {
    const citizens = await write(
      inbound(maria),
      system(
        { phone: maria.phone },
        {
          type: 'user_changed_number',
          wa_id: '5563999998888',
          user_id: 'BR.MariaNova1',
          previous_user_id: maria.userId,
        },
      ),
      inbound({ phone: '5563999998888', userId: 'BR.MariaNova1' }),
    )
    expect(oneCitizen(citizens)).toBe(true)
    expect(await knownOf(citizens[0])).toMatchObject({
      phone: '5563999998888',
      userId: 'BR.MariaNova1',
    })
    expect((await ana.events('message-received'))[1]?.content).toEqual({
      kind: 'system',
      change: 'number',
      from: '5563999990001',
      to: '5563999998888',
    })
  })

  it('is followed where WhatsApp tells ids only', async () => {
    const citizens = await write(
      inbound({ userId: maria.userId }),
      system(
        {},
        {
          type: 'user_changed_user_id',
          user_id: 'BR.MariaNova1',
          previous_user_id: maria.userId,
        },
      ),
      inbound({ userId: 'BR.MariaNova1' }),
    )
    expect(oneCitizen(citizens)).toBe(true)
  })

  it('has the digits of the new number, however they are written', async () => {
    const change = { type: 'user_changed_number', wa_id: '+55 63 99999-8888' }
    const [citizen] = await write(inbound(maria), system({ phone: maria.phone }, change))
    expect((await knownOf(citizen))?.phone).toBe('5563999998888')
  })

  it('leaves the old number to whoever gets it next', async () => {
    const [before, , stranger] = await write(
      inbound(maria),
      system({ phone: maria.phone }, { type: 'user_changed_number', new_wa_id: '5563999998888' }),
      inbound({ phone: maria.phone, userId: 'BR.Estranho5' }),
    )
    expect(stranger).not.toBe(before)
  })

  it('merges no two histories: who wrote under the new number already stays apart', async () => {
    const [old, next] = await write(
      inbound(maria),
      inbound({ phone: '5563999998888', userId: 'BR.MariaNova1' }),
    )
    await write(
      system(
        { phone: maria.phone },
        { type: 'user_changed_number', wa_id: '5563999998888', user_id: 'BR.MariaNova1' },
      ),
    )
    expect(old).not.toBe(next)
    // Nor does the number stay that WhatsApp says is no longer hers.
    expect([await knownOf(old), await knownOf(next)]).toMatchObject([
      { phone: null, userId: maria.userId },
      { phone: '5563999998888', userId: 'BR.MariaNova1' },
    ])
  })

  it('to an id whose number WhatsApp does not tell leaves no number to send to', async () => {
    const change = {
      type: 'user_changed_user_id',
      user_id: 'BR.MariaNova1',
      previous_user_id: maria.userId,
    }
    const [before, , stranger] = await write(
      inbound(maria),
      system({}, change),
      inbound({ phone: maria.phone }),
    )
    expect(await knownOf(before)).toMatchObject({ phone: null, userId: 'BR.MariaNova1' })
    expect(stranger).not.toBe(before)
  })

  it('to an id that somebody else has already takes the number away all the same', async () => {
    const [before] = await write(inbound(maria), inbound({ userId: 'BR.MariaNova1' }))
    await write(
      system(
        {},
        {
          type: 'user_changed_user_id',
          user_id: 'BR.MariaNova1',
          previous_user_id: maria.userId,
        },
      ),
    )
    expect(await knownOf(before)).toMatchObject({ phone: null, userId: maria.userId })
  })
})

describe('who wrote', () => {
  it('is told by id, in whatever order the contacts come', async () => {
    const contacts = [
      { profile: { name: 'Estranha' }, wa_id: '5563999990009' },
      { profile: { name: 'Maria' }, wa_id: maria.phone },
    ]
    const [citizen] = await write({ contacts, messages: [messageFrom({ phone: maria.phone })] })
    expect((await knownOf(citizen))?.profileName).toBe('Maria')
  })

  it.each<[string, unknown]>([
    ['an empty profile', [{ wa_id: maria.phone, profile: {} }]],
    ['no profile', [{ wa_id: maria.phone }]],
    ['an empty name', [{ wa_id: maria.phone, profile: { name: '' } }]],
    ['a name that is no text', [{ wa_id: maria.phone, profile: { name: { first: 'Maria' } } }]],
    ['a profile of words', [{ wa_id: maria.phone, profile: 'Maria' }]],
    ['no contact', []],
    ['contacts that are no list', 'Maria'],
    ['contacts left out', undefined],
  ])('without a name is nobody less: %s', async (_, contacts) => {
    const [citizen] = await write({ contacts, messages: [messageFrom({ phone: maria.phone })] })
    expect(await knownOf(citizen)).toMatchObject({ profileName: null, phone: maria.phone })
  })

  it('is told by the other form of the number', async () => {
    const contacts = [{ profile: { name: 'Maria' }, wa_id: '556399990001' }]
    const [citizen] = await write({ contacts, messages: [messageFrom({ phone: maria.phone })] })
    expect(await knownOf(citizen)).toMatchObject({ profileName: 'Maria', phone: maria.phone })
  })

  it.each([
    ['the sender', { from: '++55 (63) 99999-0001' }, {}],
    [
      'the contact',
      { from: undefined, from_user_id: maria.userId },
      { wa_id: '+55 63 99999 0001' },
    ],
  ])('is known by the digits of a number, however %s has it written', async (_, from, waId) => {
    const contacts = [{ profile: { name: 'Maria' }, user_id: maria.userId, ...waId }]
    const [citizen] = await write({ contacts, messages: [messageFrom({}, from)] })
    expect((await knownOf(citizen))?.phone).toBe(maria.phone)
  })

  it('is never known by a number that is none', async () => {
    const contacts = [{ profile: { name: 'Maria' }, user_id: maria.userId, wa_id: maria.userId }]
    const [citizen] = await write({ contacts, messages: [messageFrom({ userId: maria.userId })] })
    expect(await knownOf(citizen)).toMatchObject({ phone: null, userId: maria.userId })
  })

  it('has no control characters in the name, nor what stands for them', async () => {
    const [citizen] = await write(
      inbound({ ...maria, name: 'Ma\u0000ri\u0007a', username: '\u0000' }),
    )
    expect(await knownOf(citizen)).toMatchObject({ profileName: 'Maria', username: null })
  })

  it('is nobody’s name where no contact has the id', async () => {
    const contacts = [{ profile: { name: 'Estranha' }, wa_id: '5563999990009' }]
    const [citizen] = await write({ contacts, messages: [messageFrom({ phone: maria.phone })] })
    expect((await knownOf(citizen))?.profileName).toBeNull()
  })
})
