import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as registrations from '../../../relay/registration/registrations.ts'
import { openStore } from '../../../relay/store/open-store.ts'
import { consentOf, isOnList } from '../../../shared/domain/registration/registration.ts'
import type { ImportOutcome } from '../../../shared/duties/subscribers.ts'
import { type Case, commandOf } from '../../support/desk.ts'
import type { SignedInClient } from '../../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../../support/start-relay.ts'
import { type StartedSimulator, startSimulator } from '../../support/start-simulator.ts'
import { placeOf } from '../../support/test-store.ts'
import { until } from '../../support/wait.ts'

let simulator: StartedSimulator
let relay: StartedRelay
let ana: SignedInClient
let carla: SignedInClient
let admin: SignedInClient

beforeAll(async () => {
  simulator = await startSimulator()
  relay = await startRelay({ apiUrl: simulator.apiUrl, env: { BALCAO_ORG: 'palmas' } })
  await simulator.settings({ webhookUrl: `${relay.url}/webhooks/whatsapp` })
  ana = await relay.signIn('ana')
  carla = await relay.signIn('carla')
  admin = await relay.signIn('admin')
})

afterAll(async () => {
  await relay.stop()
  await simulator.stop()
})

/** A citizen whose case Ana holds. */
async function someone(phone: string) {
  const citizen = await simulator.createCitizen({ name: 'Pessoa Inventada', phone })
  const before = (await ana.events('attendance-opened')).length
  await simulator.write(citizen.id, 'Bom dia')
  const opened = (await ana.untilEvents('attendance-opened', before + 1)).at(-1)
  if (!opened) throw new Error('no attendance')
  const where: Case = { conversationId: opened.conversationId, attendanceId: opened.attendanceId }
  await ana.command(commandOf('claim-attendance', where, {}))
  const started = (await ana.events('conversation-started')).find(
    ({ conversationId }) => conversationId === where.conversationId,
  )
  return { ...citizen, where, citizenId: started?.citizenId ?? '' }
}

type Someone = Awaited<ReturnType<typeof someone>>

const wording = ({ organisation }: SignedInClient) => {
  const { registration } = organisation
  if (registration === null) throw new Error('no list')
  const text = registration.wording.text.replace(
    /\{\{se primeiro_nome\}\}.*?\{\{senão\}\}(.*?)\{\{fim\}\}/s,
    '$1',
  )
  return { text, asksConsent: registration.wording.version }
}

async function says({ id, where }: Someone, text: string): Promise<string> {
  const before = (await ana.events('message-received')).length
  await simulator.write(id, text)
  await ana.untilEvents('message-received', before + 1)
  const said = (await ana.events('message-received')).filter(
    ({ conversationId }) => conversationId === where.conversationId,
  )
  return said.at(-1)?.messageId ?? ''
}

async function joined(phone: string): Promise<Someone> {
  const citizen = await someone(phone)
  const asked = commandOf('send-reply', citizen.where, {
    ...{ messageId: randomUUID(), replyTo: null, ...wording(ana) },
  })
  expect(await ana.command(asked)).toMatchObject({ outcome: 'accepted' })
  const proofMessageId = await says(citizen, 'Sim, quero')
  const accepted = { answer: 'accepted' as const, proofMessageId }
  const answer = await ana.command(commandOf('record-consent', citizen.where, accepted))
  expect(answer).toMatchObject({ outcome: 'accepted' })
  return citizen
}

const ofCitizen = async (citizenId: string) =>
  (await ana.events())
    .filter((event) => 'citizenId' in event && event.citizenId === citizenId)
    .map(({ type }) => type)
    .filter((type) => type.startsWith('consent') || type.startsWith('registration'))

async function stepsOf(citizenId: string) {
  const store = await openStore(await placeOf(relay.dataFolder), randomUUID)
  try {
    return await registrations.find(store, citizenId)
  } finally {
    await store.close()
  }
}

describe('a registration, from the question to the leaving', () => {
  it('goes out as a reply, and a yes is proved by the message that says it', async () => {
    const maria = await joined('5563999990101')
    expect(await ofCitizen(maria.citizenId)).toEqual(['consent-asked', 'consent-accepted'])
    expect(isOnList(consentOf(await stepsOf(maria.citizenId)))).toBe(true)
    const thread = await until('the wording arrives', async () => {
      const messages = await simulator.thread(maria.id)
      return messages.some(({ text }) => text?.includes('lista de transmissão')) && messages
    })
    expect(thread.filter(({ direction }) => direction === 'out')).toHaveLength(1)
  })

  it('takes no other words for the wording, and no earlier message for a yes', async () => {
    const pedro = await someone('5563999990102')
    const earlier = await says(pedro, 'Sim')
    const other = { messageId: randomUUID(), replyTo: null, asksConsent: '1', text: 'Quer?' }
    const refused = await ana.command(commandOf('send-reply', pedro.where, other))
    expect(refused).toMatchObject({ refusal: { reason: 'other-wording' } })
    const asked = { messageId: randomUUID(), replyTo: null, ...wording(ana) }
    await ana.command(commandOf('send-reply', pedro.where, asked))
    const yes = { answer: 'accepted' as const, proofMessageId: earlier }
    const answer = await ana.command(commandOf('record-consent', pedro.where, yes))
    expect(answer).toMatchObject({ refusal: { reason: 'no-proof' } })
  })

  it.each([
    ['5563999990103', 'SAIR'],
    ['5563999990104', 'Quero parar de receber'],
  ])('ends at once when the citizen writes so (%s)', async (phone, words) => {
    const citizen = await joined(phone)
    await says(citizen, words)
    const [left] = (await ana.events('consent-withdrawn')).filter(
      ({ citizenId }) => citizenId === citizen.citizenId,
    )
    expect(left).toMatchObject({ way: 'keyword', agentId: null })
    await says(citizen, words)
    expect(
      (await ofCitizen(citizen.citizenId)).filter((type) => type === 'consent-withdrawn'),
    ).toHaveLength(1)
  })

  it('ends with WhatsApp’s own button, which is no yes when pressed again', async () => {
    const rita = await joined('5563999990105')
    const press = async (value: 'stop' | 'resume') => {
      const before = (await ana.events('marketing-preference-changed')).length
      const preference = { wa_id: '5563999990105', user_id: rita.userId, value, timestamp: 1 }
      await simulator.announce({
        field: 'user_preferences',
        value: { user_preferences: [{ ...preference, category: 'marketing_messages' }] },
      })
      await ana.untilEvents('marketing-preference-changed', before + 1)
    }
    await press('stop')
    const steps = await stepsOf(rita.citizenId)
    expect(consentOf(steps)).toMatchObject({ what: 'withdrawn', way: 'whatsapp' })
    await press('resume')
    expect(await stepsOf(rita.citizenId)).toEqual(steps)
  })
})

it('who says SAIR stays off, though the desk takes back what it had written down itself', async () => {
  const rita = await joined('5563999990302')
  const left = commandOf('record-consent', rita.where, {
    ...{ answer: 'withdrawn' as const, proofMessageId: null },
  })
  await ana.command(left)
  await says(rita, 'SAIR')
  const undo = commandOf('undo-registration', rita.where, { undoes: left.commandId })
  expect(await ana.command(undo)).toMatchObject({
    refusal: { reason: 'nothing-to-undo' },
  })
  expect(isOnList(consentOf(await stepsOf(rita.citizenId)))).toBe(false)
})

describe('a list from elsewhere', () => {
  const details = { name: 'Zé Inventado', quadra: 'ARSE 51', topics: [] }

  async function bring(phones: readonly string[], dryRun = false, by = carla) {
    const rows = phones.map((phone, at) => ({ line: at + 2, phone, details }))
    const source = { source: 'Formulário inventado', obtainedAt: 1, importId: randomUUID() }
    const response = await by.request('/v1/subscribers/imports', {
      method: 'POST',
      body: JSON.stringify({ ...source, dryRun, rows }),
    })
    if (!response.ok) return response.status
    const answer = (await response.json()) as { rows: { outcome: ImportOutcome }[] }
    return answer.rows.map(({ outcome }) => outcome)
  }

  it('is tried without a trace, then taken, and taken again without effect', async () => {
    const known = await someone('5563999990201')
    const left = await joined('5563999990202')
    await says(left, 'sair')
    await joined('5563999990203')
    const phones = ['5563999990201', '5563999990202', '5563999990203', '5563999990204']
    const outcomes = ['known', 'declined', 'registered', 'new']
    // What WhatsApp tells of the wording's way may come in at any time.
    const written = async () =>
      (await ana.events()).filter(({ type }) => !/^(send|status)-/.test(type)).length
    const before = await written()
    expect(await bring(phones, true)).toEqual(outcomes)
    expect(await written()).toBe(before)
    expect(await bring(phones)).toEqual(outcomes)
    expect(await bring(phones)).toEqual(['registered', 'declined', 'registered', 'registered'])
    expect(isOnList(consentOf(await stepsOf(known.citizenId)))).toBe(true)
  })

  it('makes nobody a second citizen for want of the ninth digit', async () => {
    await bring(['556399990205'])
    const imported = (await ana.events('subscriber-imported')).at(-1)
    const writes = await someone('5563999990205')
    expect(writes.citizenId).toBe(imported?.citizenId)
  })

  it('leaves a citizen the number that WhatsApp gave', async () => {
    const writes = await someone('556399990209')
    const identified = async () => (await ana.events('citizen-identified')).length
    const before = await identified()
    expect(await bring(['5563999990209'])).toEqual(['known'])
    expect(await identified()).toBe(before)
    expect(isOnList(consentOf(await stepsOf(writes.citizenId)))).toBe(true)
  })

  it('is for those who oversee, as is letting it out, and each is in the audit trail', async () => {
    expect(await bring(['5563999990206'], true, ana)).toBe(403)
    const out = (by: SignedInClient) =>
      by.request('/v1/subscribers/exports', {
        method: 'POST',
        body: JSON.stringify({ what: 'list', count: 3 }),
      })
    expect((await out(ana)).status).toBe(403)
    expect((await out(carla)).status).toBe(200)
    const audit = await carla.request('/v1/audit')
    const { entries } = (await audit.json()) as { entries: { action: string }[] }
    const actions = entries.map(({ action }) => action)
    expect(actions).toContain('exported-subscribers')
    expect(actions).toContain('imported-subscribers')
  })

  it('is left by one who never wrote, on the word of who was told', async () => {
    await bring(['5563999990207'])
    const imported = (await ana.events('subscriber-imported')).at(-1)
    const citizenId = imported?.citizenId ?? ''
    const response = await carla.request('/v1/subscribers/withdrawals', {
      method: 'POST',
      body: JSON.stringify({ citizenId }),
    })
    expect(response.status).toBe(200)
    expect(consentOf(await stepsOf(citizenId))).toMatchObject({ what: 'withdrawn', way: 'told' })
    expect(await bring(['5563999990207'])).toEqual(['declined'])
  })

  it('is forgotten with the citizen, whether she ever wrote or not', async () => {
    await bring(['5563999990208'])
    const imported = (await ana.events('subscriber-imported')).at(-1)
    const citizenId = imported?.citizenId ?? ''
    const response = await admin.request('/v1/erasures', {
      method: 'POST',
      body: JSON.stringify({ citizenId }),
    })
    expect(response.status).toBe(200)
    expect(await stepsOf(citizenId)).toEqual([])
    const told = (await ana.events('subscriber-imported')).at(-1)
    expect(told).toMatchObject({ citizenId, content: null })
  })
})

it('a citizen is answered all the same when she has left the list', async () => {
  const rita = await joined('5563999990301')
  await says(rita, 'SAIR')
  const reply = { messageId: randomUUID(), text: 'Bom dia', replyTo: null }
  const seen = { seenSeq: (await ana.page()).head }
  const answer = await ana.command({ ...commandOf('send-reply', rita.where, reply), ...seen })
  expect(answer).toMatchObject({ outcome: 'accepted' })
})
