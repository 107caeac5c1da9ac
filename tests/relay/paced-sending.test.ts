import { describe, expect, it } from 'vitest'
import { claimedCase, replyOf } from '../support/desk.ts'
import { patientTimings } from '../support/patient-timings.ts'
import { aRelayWithGraph } from '../support/relay-with-graph.ts'
import { until } from '../support/wait.ts'
import { inbound, maria, statusOf, webhook } from '../support/webhooks.ts'

const joao = { name: 'João Inventado', phone: '5563999990002', userId: 'BR.JoaoInventado2' }

/** Nobody waits for a pause longer than a test needs to see it. */
const timings = {
  ...patientTimings,
  pause: { account: { firstMs: 60_000, maxMs: 60_000 }, rate: { firstMs: 1000, maxMs: 1000 } },
}

const desk = aRelayWithGraph(timings)

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `${index + 1}`)

it('many replies to one citizen go 45 at once and then one in six seconds, in order', async () => {
  const where = await claimedCase(desk.relay, desk.ana, maria)
  const other = await claimedCase(desk.relay, desk.ana, joao)
  for (const text of numbered(47)) await desk.ana.command(replyOf(where, text))
  await desk.ana.untilEvents('send-accepted', 45)
  await desk.ana.command(replyOf(other, 'a outro cidadão'))
  await desk.ana.untilEvents('send-accepted', 46)
  expect(desk.texts()).toEqual([...numbered(45), 'a outro cidadão'])
  // A reply that waits for a limit is not an attempt.
  expect(await desk.ana.events('send-attempted')).toHaveLength(46)

  desk.now += 5999
  await desk.ana.command(replyOf(other, 'mais um'))
  await desk.ana.untilEvents('send-accepted', 47)
  expect(desk.texts().at(-1)).toBe('mais um')
  desk.now += 1
  await desk.ana.untilEvents('send-accepted', 48)
  expect(desk.texts().at(-1)).toBe('46')
  desk.now += 6000
  await desk.ana.untilEvents('send-accepted', 49)
  expect(desk.texts().at(-1)).toBe('47')
})

describe('a restart', () => {
  it('forgets nothing of what went to a citizen', async () => {
    const where = await claimedCase(desk.relay, desk.ana, maria)
    for (const text of numbered(46)) await desk.ana.command(replyOf(where, text))
    await desk.ana.untilEvents('send-accepted', 45)
    await desk.relay.stop()
    await desk.start()
    const other = await claimedCase(desk.relay, desk.ana, joao)
    await desk.ana.command(replyOf(other, 'a outro cidadão'))
    await desk.ana.untilEvents('send-accepted', 46)
    expect(desk.texts()).not.toContain('46')
    desk.now += 6000
    await desk.ana.untilEvents('send-accepted', 47)
    expect(desk.texts().at(-1)).toBe('46')
  })

  it('ends no pause that WhatsApp asked for', async () => {
    const where = await claimedCase(desk.relay, desk.ana, maria)
    desk.graph.answer({ status: 401, code: 190 })
    await desk.ana.command(replyOf(where, 'um'))
    await desk.ana.untilEvents('send-deferred', 1)
    await desk.relay.stop()
    await desk.start()
    const other = await claimedCase(desk.relay, desk.ana, joao)
    await desk.ana.command(replyOf(other, 'dois'))
    const metrics = async () => (await fetch(`${desk.relay.adminUrl}/metrics`)).text()
    expect(await metrics()).toContain('balcao_sending_paused 1')
    expect(desk.texts()).toEqual(['um'])
    desk.now += 60_000
    await desk.ana.untilEvents('send-accepted', 2)
    expect(desk.texts()).toEqual(['um', 'um', 'dois'])
  })
})

describe('WhatsApp says that the 24 hours are over (131047)', () => {
  const windowClosed = { outcome: 'refused', refusal: { reason: 'window-closed' } }

  it.each(['in its answer', 'in a status'])(
    '%s: only a template may go out, until the citizen writes again',
    async (how) => {
      const where = await claimedCase(desk.relay, desk.ana, maria)
      if (how === 'in its answer') {
        desk.graph.answer({ status: 400, code: 131047 })
        await desk.ana.command(replyOf(where, 'Bom dia'))
        await desk.ana.untilEvents('send-failed', 1)
      } else {
        await desk.ana.command(replyOf(where, 'Bom dia'))
        const [accepted] = await desk.ana.untilEvents('send-accepted', 1)
        const failed = statusOf(accepted?.whatsappId ?? '', 'failed', {
          errors: [{ code: 131047, title: 'Re-engagement message' }],
        })
        await desk.relay.postWebhook(webhook({ statuses: [failed] }))
        await desk.ana.untilEvents('status-received', 1)
      }
      expect(await desk.ana.command(replyOf(where, 'De novo'))).toMatchObject(windowClosed)

      const before = (await desk.ana.events('message-received')).length
      await desk.relay.postWebhook(webhook(inbound(maria)))
      await desk.ana.untilEvents('message-received', before + 1)
      expect(await desk.ana.command(replyOf(where, 'De novo'))).toMatchObject({
        outcome: 'accepted',
      })
      await until('the reply is on its way', () => desk.texts().at(-1) === 'De novo')
    },
  )
})
