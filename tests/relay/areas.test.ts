import { afterAll, beforeAll, expect, it } from 'vitest'
import { claimedCase, commandOf } from '../support/desk.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { answerTo, forwardTo, sampleArea, saveAreas } from '../support/sample-areas.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { inbound, webhook } from '../support/webhooks.ts'

/** Areas at the relay of Palmas, whose calendar opens on weekdays from 13:30 to 18:00. */
let relay: StartedRelay
let ana: SignedInClient
let carla: SignedInClient
/** A Friday that is a holiday. */
const now = Date.parse('2026-11-20T12:00:00-03:00')
let people = 0

beforeAll(async () => {
  relay = await startRelay({ clock: () => now })
  ;[ana, carla] = await Promise.all([relay.signIn('ana'), relay.signIn('carla')])
})

afterAll(() => relay.stop())

async function attend() {
  people += 1
  const phone = `55639999${String(20_000 + people)}`
  return claimedCase(relay, ana, { name: `Pessoa Fictícia ${people}`, phone })
}

it('an area of the installation’s file is asked, for days of the organisation’s calendar', async () => {
  const [area] = ana.organisation.areas
  if (!area) throw new Error('no area')
  const { type, ...asked } = forwardTo({ area, days: 3 })
  const where = await attend()
  await ana.command(commandOf(type, where, asked))
  expect((await ana.events('attendance-forwarded')).at(-1)).toMatchObject({
    ...{ ...where, forwardingId: asked.forwardingId, areaId: area.areaId },
    dueAt: Date.parse('2026-11-25T18:00:00-03:00') - 1,
  })
  const { type: answering, ...answer } = answerTo(asked.forwardingId)
  const record = commandOf(answering, where, answer)
  expect(await ana.command(record)).toMatchObject({ outcome: 'accepted' })
  expect((await ana.events('note-added')).map(({ content }) => content?.text)).toEqual([
    ...['Há poda?', 'Sim, na sexta.'],
  ])
  const again = commandOf(answering, where, answerTo(asked.forwardingId))
  expect(await ana.command(again)).toMatchObject({ refusal: { reason: 'not-forwarded' } })
})

it('a list that was saved holds, and what is not on it is asked no more', async () => {
  const [before] = ana.organisation.areas
  const mine = sampleArea(1)
  const save = saveAreas([mine])
  expect(await ana.command(save)).toMatchObject({ refusal: { reason: 'not-permitted' } })
  expect(await carla.command(saveAreas([mine]))).toMatchObject({ outcome: 'accepted' })
  expect(await carla.command(saveAreas([mine]))).toMatchObject({
    refusal: { reason: 'changed-meanwhile' },
  })
  const where = await attend()
  const ask = (asked: ReturnType<typeof forwardTo>) => {
    const { type, ...particulars } = asked
    return ana.command(commandOf(type, where, particulars))
  }
  expect(await ask(forwardTo(before ? { area: before } : {}))).toMatchObject({
    refusal: { reason: 'unknown-area' },
  })
  expect(await ask(forwardTo({ area: mine }))).toMatchObject({ outcome: 'accepted' })
  // The state that the store keeps of it is read again for what comes next.
  await relay.postWebhook(webhook(inbound({ name: 'Outra Fictícia', phone: '5563999930001' })))
  expect(await ask(forwardTo({ area: mine }))).toMatchObject({
    refusal: { reason: 'already-forwarded' },
  })
})
