import { expect, test } from 'vitest'
import { SIMULATED } from '../support/start-simulator.ts'
import { until } from '../support/wait.ts'
import { codeOf, graphClient, startBoth } from './setting.ts'

const text = { type: 'text', text: { body: 'Olá' } }
const DAY_MS = 24 * 60 * 60_000

test('an accepted message is answered as Meta does, by phone and by user id', async () => {
  const { graph, simulator } = await startBoth()
  const citizen = await simulator.createCitizen({ userId: 'BR.Ana1' })
  const answers = [
    await graph.send({ to: `+${citizen.phone}`, ...text }),
    await graph.send({ to: '(55) 63 99999-0001', ...text }),
    await graph.send({ recipient: 'BR.Ana1', ...text }),
    await graph.send({ to: citizen.phone, recipient: 'BR.Nobody', ...text }),
  ]
  expect(answers.map(({ body }) => body['contacts'])).toEqual([
    [{ input: '+5563999990001', wa_id: '5563999990001' }],
    [{ input: '(55) 63 99999-0001', wa_id: '5563999990001' }],
    [{ input: 'BR.Ana1', user_id: 'BR.Ana1' }],
    [{ input: '5563999990001', wa_id: '5563999990001' }],
  ])
  expect(answers[0]).toEqual({
    status: 200,
    body: {
      messaging_product: 'whatsapp',
      contacts: [{ input: '+5563999990001', wa_id: '5563999990001' }],
      messages: [{ id: expect.stringMatching(/^wamid\.[\w+/]+=*$/) }],
    },
  })
})

test('a number is found with or without the ninth digit, and answered as WhatsApp knows it', async () => {
  const { graph, simulator } = await startBoth()
  await simulator.createCitizen({ phone: '556399990001' })
  const { body } = await graph.send({ to: '+5563999990001', ...text })
  expect(body['contacts']).toEqual([{ input: '+5563999990001', wa_id: '556399990001' }])
})

test('a missing or wrong token is error 190', async () => {
  const { simulator } = await startBoth()
  const path = `${SIMULATED.phoneNumberId}/messages`
  const answers = [
    await graphClient(simulator.apiUrl, null).call('POST', path, {}),
    await graphClient(simulator.apiUrl, 'wrong').call('POST', path, {}),
    await graphClient(simulator.apiUrl, 'wrong').call('GET', SIMULATED.phoneNumberId),
  ]
  expect(answers.map((answer) => [answer.status, codeOf(answer)])).toEqual(
    Array(3).fill([401, 190]),
  )
})

test.each([
  ['no product', { messaging_product: undefined, to: '5563999990001', ...text }, 131008],
  ['nobody', text, 131008],
  ['no text', { to: '5563999990001', type: 'text' }, 131008],
  ['an empty text', { to: '5563999990001', type: 'text', text: { body: '' } }, 131008],
  ['a text too long', { to: '5563999990001', text: { body: 'a'.repeat(4097) } }, 100],
  ['an unknown type', { to: '5563999990001', type: 'poll', poll: {} }, 131009],
  ['no digits', { to: 'Ana', ...text }, 131009],
  ['an unknown user id', { recipient: 'BR.Nobody', ...text }, 131009],
  ['ourselves', { to: `+${SIMULATED.displayPhoneNumber}`, ...text }, 131021],
  ['an unknown file', { to: '5563999990001', type: 'image', image: { id: '1' } }, 131009],
  [
    'an unknown template',
    { to: '5563999990001', type: 'template', template: { name: 'x', language: { code: 'pt_BR' } } },
    132001,
  ],
  [
    'a template without its parameters',
    {
      to: '5563999990001',
      type: 'template',
      template: { name: 'retomar_atendimento', language: { code: 'pt_BR' } },
    },
    132000,
  ],
  [
    'four buttons',
    {
      to: '5563999990001',
      type: 'interactive',
      interactive: {
        type: 'button',
        body: { text: 'Qual?' },
        action: { buttons: Array(4).fill({ reply: { id: 'a', title: 'A' } }) },
      },
    },
    131009,
  ],
])('refused at once: %s', async (_what, message, code) => {
  const { graph, simulator } = await startBoth()
  const answer = await graph.send(message)
  expect(answer.body).toEqual({
    error: {
      message: expect.stringContaining(`(#${code})`),
      type: 'OAuthException',
      code,
      error_data: { messaging_product: 'whatsapp', details: expect.any(String) },
      fbtrace_id: expect.any(String),
    },
  })
  expect(await simulator.sent()).toEqual([])
})

test('another phone number id is error 100, and so is a body that is no JSON', async () => {
  const { graph, simulator } = await startBoth()
  const unknown = await graph.call('POST', '42/messages', { messaging_product: 'whatsapp' })
  const malformed = await fetch(`${simulator.apiUrl}/${SIMULATED.phoneNumberId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${SIMULATED.token}`, 'content-type': 'application/json' },
    body: '{"to":',
  })
  expect([unknown.status, codeOf(unknown), malformed.status]).toEqual([400, 100, 400])
})

test('after 24 hours of silence a text is accepted and then fails; a template goes through', async () => {
  let now = Date.UTC(2026, 10, 20)
  const { graph, receiver, simulator } = await startBoth({ now: () => now })
  const citizen = await simulator.createCitizen()
  await simulator.write(citizen.id, 'Oi')
  now += DAY_MS - 1
  await graph.sendText(`+${citizen.phone}`, 'ainda em tempo')
  await receiver.gets(3)
  now += 1
  await graph.sendText(`+${citizen.phone}`, 'tarde demais')
  await receiver.gets(4)
  const parameter = (name: string) => ({ type: 'text', parameter_name: name, text: name })
  await graph.send({
    to: `+${citizen.phone}`,
    type: 'template',
    template: {
      name: 'retomar_atendimento',
      language: { code: 'pt_BR' },
      components: [{ type: 'body', parameters: [parameter('nome'), parameter('protocolo')] }],
    },
  })
  await receiver.gets(6)
  expect(receiver.statuses().map(({ status }) => status)).toEqual([
    'sent',
    'delivered',
    'failed',
    'sent',
    'delivered',
  ])
  expect(receiver.statuses()[2]).toMatchObject({
    recipient_id: citizen.phone,
    errors: [{ code: 131047, error_data: { details: expect.any(String) } }],
  })
  expect(receiver.changes()[3]?.value.contacts).toBeUndefined()
  const [, , , reopened] = await simulator.thread(citizen.id)
  expect(reopened?.text).toContain(
    'Olá, nome! Temos uma resposta sobre o seu atendimento protocolo',
  )
  expect(receiver.statuses()[3]).toMatchObject({ pricing: { category: 'utility' } })
})

test('a reaction does not open the window', async () => {
  const { graph, receiver, simulator } = await startBoth()
  const citizen = await simulator.createCitizen()
  const reaction = { type: 'reaction', messageId: 'wamid.OLD==', emoji: '👍' }
  await simulator.write(citizen.id, reaction)
  await graph.sendText(`+${citizen.phone}`, 'Olá')
  await receiver.gets(2)
  expect(receiver.messages()).toMatchObject([
    { reaction: { message_id: 'wamid.OLD==', emoji: '👍' } },
  ])
  expect(receiver.statuses()).toMatchObject([{ status: 'failed', errors: [{ code: 131047 }] }])
})

test("a number that is nobody's is accepted and then fails", async () => {
  const { graph, receiver } = await startBoth()
  const id = await graph.sendText('+5563988887777', 'Olá')
  await receiver.gets(1)
  expect(receiver.statuses()).toMatchObject([
    { id, status: 'failed', recipient_id: '5563988887777', errors: [{ code: 131026 }] },
  ])
})

test('marking as read marks everything before it, and shows that the desk types', async () => {
  const { graph, simulator, receiver } = await startBoth()
  const citizen = await simulator.createCitizen()
  await simulator.write(citizen.id, 'um')
  const second = await simulator.write(citizen.id, 'dois')
  await simulator.write(citizen.id, 'três')
  await receiver.gets(3)
  const answer = await graph.send({
    status: 'read',
    message_id: second,
    typing_indicator: { type: 'text' },
  })
  expect(answer).toEqual({ status: 200, body: { success: true } })
  const statuses = (await simulator.thread(citizen.id)).map(({ status }) => status)
  expect(statuses.slice(0, 2)).toEqual(['read', 'read'])
  expect(statuses[2]).not.toBe('read')
  expect((await simulator.citizens()).map(({ typing }) => typing)).toEqual([true])
  expect(codeOf(await graph.send({ status: 'read', message_id: 'wamid.NONE' }))).toBe(131009)
})

test('what the desk has read stays read, though the webhook is acknowledged later', async () => {
  const { graph, simulator, receiver } = await startBoth()
  await simulator.settings({ webhookUrl: null })
  const citizen = await simulator.createCitizen()
  const id = await simulator.write(citizen.id, 'Oi')
  await graph.send({ status: 'read', message_id: id })
  await simulator.settings({ webhookUrl: receiver.url })
  await until('it is acknowledged', async () => (await simulator.webhooks()).delivered === 1)
  expect((await simulator.thread(citizen.id)).map(({ status }) => status)).toEqual(['read'])
})

test('a reaction is only ever sent, and a reply names what it quotes', async () => {
  const { graph, receiver, simulator } = await startBoth()
  const citizen = await simulator.createCitizen()
  const target = await simulator.write(citizen.id, 'Obrigada!')
  const reaction = { message_id: target, emoji: '👍' }
  await graph.send({ to: citizen.phone, type: 'reaction', reaction })
  await graph.sendText(`${citizen.phone}`, 'Às ordens', { context: { message_id: target } })
  await receiver.gets(4)
  expect(
    receiver
      .statuses()
      .map(({ status }) => status)
      .sort(),
  ).toEqual(['delivered', 'sent', 'sent'])
  const [, reacted, replied] = await simulator.thread(citizen.id)
  expect([reacted?.text, reacted?.replyTo, replied?.replyTo]).toEqual(['👍', target, target])
})

test('the number, and the templates in pages', async () => {
  const { graph, simulator } = await startBoth()
  const number = await graph.call('GET', SIMULATED.phoneNumberId)
  expect(number.body).toMatchObject({
    id: SIMULATED.phoneNumberId,
    display_phone_number: '+55 63 3333-0000',
  })
  const names: string[] = []
  let url = `${simulator.apiUrl}/${SIMULATED.businessAccountId}/message_templates?limit=2&status=APPROVED`
  while (url !== '') {
    const page = await graph.fetch(url).then((response) => response.json())
    names.push(...page.data.map(({ name }: { name: string }) => name))
    url = page.paging.next ?? ''
  }
  expect(names).toEqual([
    'retomar_atendimento',
    'confirmacao_agendamento',
    'andamento_solicitacao',
    'campanha_vacinacao',
  ])
  const bad = await graph.call('GET', `${SIMULATED.businessAccountId}/message_templates?after=x`)
  expect(codeOf(bad)).toBe(131059)
})
