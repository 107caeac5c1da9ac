import { deepEqual, equal } from 'node:assert/strict'
import type { Refusal } from '../../../shared/commands.ts'
import { type Case, claimedCase, commandOf, replyOf } from '../../support/desk.ts'
import type { SignedInClient } from '../../support/relay-client.ts'
import { startRelay } from '../../support/start-relay.ts'
import { type GraphBehaviour, startStubGraph } from '../../support/stub-graph.ts'
import { messageFrom, webhook } from '../../support/webhooks.ts'
import { inventedPerson } from '../invented.ts'
import { pick } from '../mutations.ts'
import { checkGapless, checkMessages, checkVerified, countOf, readLogUntil } from '../record.ts'
import type { Scenario } from '../scenario.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const JUMPS = [1000, MINUTE, HOUR, 13 * HOUR, DAY, 3 * DAY, 40 * DAY]
const CASES = 4
/** Some calls are put off by WhatsApp: one reply, or all of them. */
const PUT_OFF: readonly GraphBehaviour[] = [
  { status: 500, code: 131_016 },
  { status: 400, code: 130_429 },
]
const PUTTING_OFF = 0.3
/** Refusals that follow from what the clock says; any other is wrong. */
const BECAUSE_OF_TIME: readonly Refusal['reason'][] = ['window-closed', 'not-holder']

export const clockJumps: Scenario = {
  name: 'clock-jumps',
  what: 'the clock jumps back and forth by seconds, hours and weeks: everything stays in its order, goes out once, and nothing waits for a time that will not come',
  engines: ['sqlite', 'postgres'],
  run: async ({ random, amount, newHome }) => {
    const jumps = amount(40, 1000)
    let offset = 0
    const home = await newHome()
    const graph = await startStubGraph()
    const environment = home.environment(graph.apiUrl)
    const relay = await startRelay({
      dataFolder: home.dataFolder,
      env: environment,
      clock: () => Date.now() + offset,
      timings: quick,
    })
    try {
      let ana = await relay.signIn('ana')
      const people = Array.from({ length: CASES }, (_, n) => inventedPerson(`J${n}`, n))
      const cases: Case[] = []
      for (const person of people) cases.push(await claimedCase(relay, ana, person))
      const told = new Map<string, string[]>()
      const refused: Refusal['reason'][] = []
      const said: string[] = []
      for (let jump = 0; jump < jumps; jump += 1) {
        offset += (pick(JUMPS, random) ?? 0) * (offset > 0 === random() < 0.8 ? -1 : 1)
        if (random() < PUTTING_OFF) graph.answer(pick(PUT_OFF, random) ?? 'accept')
        const at = jump % CASES
        const message = messageFrom(people[at] ?? {})
        told.set(`cidadã ${at}`, [...(told.get(`cidadã ${at}`) ?? []), message.id])
        equal((await relay.postWebhook(webhook({ messages: [message] }))).status, 200)
        const where = cases[at]
        if (where === undefined) continue
        // Twelve hours are over sooner than they seem: she signs in again, as people do.
        if (!(await isSignedIn(ana))) ana = await relay.signIn('ana')
        const reply = { ...replyOf(where, `Resposta ${jump}`), confirmed: true }
        const answer = await ana.command(reply)
        if (answer.outcome === 'accepted') said.push(reply.messageId)
        else refused.push(answer.refusal.reason)
        if (answer.outcome === 'refused' && answer.refusal.reason === 'not-holder') {
          await ana.command(commandOf('claim-attendance', where, {}))
        }
      }
      offset = 0
      const auditor = await relay.signIn('admin')
      const log = await readLogUntil(
        auditor,
        'no reply waits for a time that will not come',
        (events) =>
          countOf(events, 'message-received') === jumps + CASES &&
          endedReplies(events).size === said.length,
      )
      checkGapless(log)
      checkMessages(
        log.filter((event) => event.type !== 'message-received' || isTold(told, event.whatsappId)),
        told,
      )
      deepEqual(
        refused.filter((reason) => !BECAUSE_OF_TIME.includes(reason)),
        [],
      )
      const accepted = log.flatMap((e) => (e.type === 'send-accepted' ? [e.messageId] : []))
      equal(new Set(accepted).size, accepted.length)
      await relay.stop()
      await checkVerified(home.dataFolder, environment)
      return { jumps, replies: said.length, accepted: accepted.length, refused: refused.length }
    } finally {
      await relay.stop()
      await graph.stop()
    }
  },
}

const quick = {
  connectTimeoutMs: 1000,
  answerTimeoutMs: 1000,
  silenceMs: 1000,
  backOffBaseMs: 50,
  pause: { account: { firstMs: 100, maxMs: 500 }, rate: { firstMs: 50, maxMs: 200 } },
}

async function isSignedIn(agent: SignedInClient): Promise<boolean> {
  return (await agent.request('/v1/events?after=0&limit=1')).ok
}

function isTold(told: ReadonlyMap<string, readonly string[]>, id: string): boolean {
  return [...told.values()].some((ids) => ids.includes(id))
}

function endedReplies(log: Parameters<typeof checkGapless>[0]): Set<string> {
  return new Set(
    log.flatMap((event) =>
      event.type === 'send-accepted' ||
      event.type === 'send-failed' ||
      event.type === 'send-unknown'
        ? [event.messageId]
        : [],
    ),
  )
}
