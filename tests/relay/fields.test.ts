import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  fieldCases,
  named,
  referenceAccountEvents,
  referenceFields,
  referenceTemplateEvents,
} from '../support/field-cases.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { SIMULATED } from '../support/start-simulator.ts'
import { inbound, maria, webhook } from '../support/webhooks.ts'

/** Fields of webhooks other than messages: section 2.11 of the reference, case by case. */

let relay: StartedRelay
let carla: SignedInClient
let time = 1_795_000_000

beforeAll(async () => {
  relay = await startRelay()
  carla = await relay.signIn('carla')
  await relay.postWebhook(webhook(inbound(maria)))
  await carla.untilEvents('message-received', 1)
})

afterAll(() => relay.stop())

/** Everything that stands is put away, so that each case begins with an account in order. */
beforeEach(async () => {
  const settled = new Set((await carla.events('alert-settled')).map(({ alertId }) => alertId))
  for (const { alertId } of await carla.events('alert-raised')) {
    if (!settled.has(alertId)) await acknowledge(alertId)
  }
})

const acknowledge = (alertId: string) =>
  carla.request(`/v1/alerts/${alertId}/acknowledgement`, { method: 'POST', body: '{}' })

function change(field: string, value: object) {
  time += 1
  return {
    object: 'whatsapp_business_account',
    entry: [{ id: SIMULATED.businessAccountId, time, changes: [{ field, value }] }],
  }
}

let tokens = 0

/** What some webhooks made, in order: a message behind them says that they were interpreted. */
async function made(...bodies: object[]) {
  const before = await carla.events()
  for (const body of bodies) await relay.postWebhook(body)
  tokens += 1
  await relay.postWebhook(webhook(inbound(maria, { text: { body: `depois ${tokens}` } })))
  await carla.untilEvents('message-received', tokens + 1)
  const news = (await carla.events()).slice(before.length)
  return news.filter(({ type }) => type !== 'message-received')
}

it('each row of the reference has a case', () => {
  const ownTables = ['messages', 'smb_message_echoes', 'calls']
  const covered = new Set([...fieldCases.map(({ field }) => field), ...ownTables])
  expect(referenceFields.filter((field) => !covered.has(field))).toEqual([])
  const variants = (wanted: string) =>
    fieldCases.filter(({ field }) => field === wanted).map(({ name }) => name)
  expect(variants('message_template_status_update')).toEqual([...referenceTemplateEvents])
  expect(variants('account_update')).toEqual([...referenceAccountEvents])
})

it.each(fieldCases)('$field, $name: $makes', async ({ field, value, makes }) => {
  expect((await made(change(field, value))).map(named)).toEqual(makes)
})

describe('news of the account', () => {
  it('that WhatsApp delivers again makes nothing, also once it was put away', async () => {
    const pin = change('security', { display_phone_number: '55', event: 'PIN_CHANGED' })
    const [raised] = await made(pin, pin)
    expect(raised?.type).toBe('alert-raised')
    if (raised?.type === 'alert-raised') await acknowledge(raised.alertId)
    expect(await made(pin)).toEqual([])
  })

  it('that differ in the last digit of a large id are two', async () => {
    // 2^53 and the number after it, which JavaScript cannot tell apart.
    const ofTemplate = (id: string) =>
      JSON.stringify(
        change('message_template_status_update', {
          ...{ event: 'PAUSED', message_template_id: 'ID', message_template_name: 'grande' },
          message_template_language: 'pt_BR',
        }),
      )
        .replace('"ID"', id)
        .replace(/"time":\d+/, '"time":1795000000')
    const [one, other] = ['9007199254740992', '9007199254740993'].map(ofTemplate)
    for (const body of [one, other]) {
      const [raised] = await made(Buffer.from(body ?? ''))
      expect(raised).toMatchObject({ type: 'alert-raised', alert: { subject: 'grande' } })
      if (raised?.type === 'alert-raised') await acknowledge(raised.alertId)
    }
    expect(await made(Buffer.from(other ?? ''))).toEqual([])
  })

  it.each([
    ['text', String],
    ['a number', Number],
  ])('tell their time as %s', async (_, written) => {
    const seconds = Math.floor(Date.now() / 1000) - 60
    const stop = { user_id: maria.userId, category: 'marketing_messages', value: 'stop' }
    const told = { user_preferences: [{ ...stop, timestamp: written(seconds) }] }
    expect(await made(change('user_preferences', told))).toMatchObject([
      { type: 'marketing-preference-changed', wants: false, changedAt: seconds * 1000 },
    ])
  })

  it('is over by itself when the opposite comes', async () => {
    const update = (event: string, state: string) =>
      change('account_update', { event, ban_info: { waba_ban_state: state } })
    const events = await made(
      update('DISABLED_UPDATE', 'DISABLE'),
      update('DISABLED_UPDATE', 'REINSTATE'),
    )
    expect(events).toMatchObject([
      { type: 'alert-raised', alert: { kind: 'account-disabled', severity: 'grave' } },
      { type: 'alert-settled', agentId: null },
    ])
  })

  it('of a limit that fell is a warning, of one that rose a notice', async () => {
    const limit = (tier: string) =>
      change('business_capability_update', { max_daily_conversations_per_business: tier })
    const events = await made(limit('TIER_100K'), limit('TIER_2K'), limit('TIER_2K'))
    expect(events).toMatchObject([
      { alert: { detail: 'TIER_100K' } },
      { alert: { severity: 'warning', detail: 'TIER_2K' } },
    ])
    expect(await made(limit('TIER_10K'))).toMatchObject([{ alert: { severity: 'notice' } }])
  })

  it('that errors of the account tell becomes an alert, a wrong shape nothing at all', async () => {
    const errors = { metadata: { phone_number_id: SIMULATED.phoneNumberId } }
    const events = await made(
      change('messages', { ...errors, errors: [{ code: 131042, title: 'Payment' }] }),
      change('messages', { ...errors, errors: [{ code: 999_999, title: 'New' }, 'nonsense'] }),
      change('account_update', { event: 7 }),
      change('security', {}),
    )
    expect(events.map(named)).toEqual([
      'alert-raised: payment',
      'alert-raised: error',
      'alert-raised: pin',
    ])
  })

  it('is put away by who supervises, who is named; not by an agent', async () => {
    const [raised] = await made(change('account_update', { event: 'ACCOUNT_DELETED' }))
    if (raised?.type !== 'alert-raised') throw new Error('nothing was raised')
    const ana = await relay.signIn('ana')
    const path = `/v1/alerts/${raised.alertId}/acknowledgement`
    expect((await ana.request(path, { method: 'POST', body: '{}' })).status).toBe(403)
    expect((await acknowledge(raised.alertId)).status).toBe(200)
    expect((await acknowledge(raised.alertId)).status).toBe(200)
    const settled = (await carla.events('alert-settled')).filter(
      ({ alertId }) => alertId === raised.alertId,
    )
    expect(settled.map(({ agentId }) => agentId)).toEqual([carla.account.agentId])
  })

  it('stands in the metrics, with the fields that make no event', async () => {
    await made(change('account_update', { event: 'ACCOUNT_DELETED' }), change('novidade', {}))
    const metrics = await (await fetch(`${relay.adminUrl}/metrics`)).text()
    expect(metrics).toMatch(/balcao_alerts_standing\{severity="grave"\} 1/)
    expect(metrics).toMatch(/balcao_webhook_other_fields_total\{field="unknown"\} [1-9]/)
    expect(metrics).toMatch(/balcao_webhook_other_fields_total\{field="history"\} 1/)
  })
})
