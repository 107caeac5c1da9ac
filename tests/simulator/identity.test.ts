import { expect, test } from 'vitest'
import { SIMULATED } from '../support/start-simulator.ts'
import { startBoth } from './setting.ts'

test('a changed number is told with both numbers and both ids, and no contact', async () => {
  const { receiver, simulator } = await startBoth()
  const before = await simulator.createCitizen({ phone: '5563999990001' })
  const after = await simulator.changeNumber(before.id, '5563999998888')
  await receiver.gets(1)
  expect(after.userId).not.toBe(before.userId)
  expect(receiver.contacts()).toEqual([])
  expect(receiver.messages()).toMatchObject([
    {
      type: 'system',
      from: before.phone,
      system: {
        type: 'user_changed_number',
        wa_id: '5563999998888',
        user_id: after.userId,
        previous_user_id: before.userId,
      },
    },
  ])
})

test('of who shows no number only the ids are told', async () => {
  const { receiver, simulator } = await startBoth()
  const before = await simulator.createCitizen({ username: 'ana.ficticia' })
  const after = await simulator.changeNumber(before.id)
  await receiver.gets(1)
  const [message] = receiver.messages()
  expect(message).not.toHaveProperty('from')
  expect(message).toMatchObject({
    system: {
      type: 'user_changed_user_id',
      user_id: after.userId,
      previous_user_id: before.userId,
    },
  })
})

test('a number that is taken is refused, and nothing is told', async () => {
  const { receiver, simulator } = await startBoth()
  const citizen = await simulator.createCitizen({ phone: '5563999990001' })
  await simulator.createCitizen({ phone: '5563999990002' })
  await expect(simulator.changeNumber(citizen.id, '5563999990002')).rejects.toThrow('409')
  expect(receiver.received).toEqual([])
})

test('a username changes without a word, and stands in the next message', async () => {
  const { receiver, simulator } = await startBoth()
  const citizen = await simulator.createCitizen({ username: 'antes' })
  await simulator.changeUsername(citizen.id, 'depois')
  await simulator.write(citizen.id, 'oi')
  await receiver.gets(1)
  expect(receiver.contacts()).toMatchObject([{ profile: { username: 'depois' } }])
})

test('a shared number stands on a card that was asked for, and in what comes after it', async () => {
  const { receiver, simulator } = await startBoth()
  const citizen = await simulator.createCitizen({ username: 'ana.ficticia' })
  await simulator.sharePhone(citizen.id)
  await simulator.write(citizen.id, 'pronto')
  await receiver.gets(2)
  const [card, text] = receiver.messages()
  const phone = text?.['from']
  expect(phone).toMatch(/^55\d+$/)
  expect(card).toMatchObject({
    type: 'contacts',
    contacts: [{ origin: 'contact_request', phones: [{ wa_id: phone }] }],
  })
})

test.each([
  ['nobody answers', undefined, { status: 'FAILED' }],
  ['somebody answers', 95, { status: 'COMPLETED', duration: 95 }],
])('a call rings and ends: %s', async (_, seconds, end) => {
  const { receiver, simulator } = await startBoth()
  const citizen = await simulator.createCitizen({ phone: '5563999990001' })
  const id = await simulator.callDesk(citizen.id, seconds)
  await receiver.gets(2)
  const about = { id, from: citizen.phone, to: SIMULATED.displayPhoneNumber }
  expect(receiver.changes()).toMatchObject([
    { field: 'calls', value: { calls: [{ ...about, event: 'connect' }] } },
    { field: 'calls', value: { calls: [{ ...about, event: 'terminate', ...end }] } },
  ])
})
