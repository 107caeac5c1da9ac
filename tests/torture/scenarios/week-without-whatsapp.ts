import { deepEqual, equal, ok } from 'node:assert/strict'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Case, claimedCase, replyOf } from '../../support/desk.ts'
import { lastingPort } from '../../support/lasting-port.ts'
import { startRelay } from '../../support/start-relay.ts'
import { startStubGraph } from '../../support/stub-graph.ts'
import { messageFrom, webhook } from '../../support/webhooks.ts'
import { inventedPerson } from '../invented.ts'
import { checkGapless, readLogUntil } from '../record.ts'
import type { Scenario } from '../scenario.ts'

const HOUR = 60 * 60_000
const CASES = 5
/** A reply that could not go out for so long fails: its window has closed. */
const GIVE_UP_HOURS = 24
const GROWTH_BYTES = 24 * 1024 * 1024

export const weekWithoutWhatsApp: Scenario = {
  name: 'week-without-whatsapp',
  what: 'WhatsApp cannot be reached for a week: replies wait for a day, then fail; when it is back, what still waits goes out once, in order; memory flat',
  engines: ['sqlite', 'postgres'],
  run: async ({ amount, newHome }) => {
    const hours = amount(36, 7 * 24)
    let now = Date.now()
    const home = await newHome()
    const port = await lastingPort()
    const relay = await startRelay({
      dataFolder: home.dataFolder,
      env: home.environment(`http://127.0.0.1:${port}/v26.0`),
      clock: () => now,
    })
    try {
      let ana = await relay.signIn('ana')
      const people = Array.from({ length: CASES }, (_, n) => inventedPerson(`W${n}`, n))
      const cases: Case[] = []
      for (const person of people) cases.push(await claimedCase(relay, ana, person))
      const said: { messageId: string; hour: number; text: string }[] = []
      let early = 0
      for (let hour = 1; hour <= hours; hour += 1) {
        now += HOUR
        // Sessions last twelve hours.
        if (hour % 6 === 0) ana = await relay.signIn('ana')
        for (const [at, where] of cases.entries()) {
          const message = messageFrom(people[at] ?? {}, {
            timestamp: String(Math.floor(now / 1000)),
          })
          equal((await relay.postWebhook(webhook({ messages: [message] }))).status, 200)
          if (hour % CASES !== at) continue
          await ana.untilEvents('message-received', CASES * hour + at + 1)
          const text = `Resposta ${hour}`
          const reply = { ...replyOf(where, text), confirmed: true }
          deepEqual((await ana.command(reply)).outcome, 'accepted')
          said.push({ messageId: reply.messageId, hour, text })
        }
        if (hour === Math.floor(hours / 4)) early = heapBytes()
      }
      const growth = heapBytes() - early
      ok(growth < GROWTH_BYTES, `Memory grew by ${growth} bytes.`)

      const graph = await startStubGraph(port)
      try {
        const auditor = await relay.signIn('admin')
        const log = await readLogUntil(auditor, 'every reply has gone out or failed', (events) => {
          // Time goes on: the relay waits by this clock.
          now += 1000
          return said.every(({ messageId }) =>
            events.some(
              (event) =>
                (event.type === 'send-accepted' || event.type === 'send-failed') &&
                event.messageId === messageId,
            ),
          )
        })
        checkGapless(log)
        const failed = log.flatMap((e) => (e.type === 'send-failed' ? [e.messageId] : []))
        const old = said.filter(({ hour }) => hours - hour >= GIVE_UP_HOURS)
        deepEqual(failed.toSorted(), old.map(({ messageId }) => messageId).toSorted())
        const expected = said.slice(old.length).map(({ text }) => text)
        deepEqual(graph.calls.map(({ text }) => text.body).toSorted(), expected.toSorted())
        return {
          hours,
          replies: said.length,
          failed: failed.length,
          sent: graph.calls.length,
          twice: 0,
          'memory grew by MB': Math.round(growth / 1024 / 1024),
        }
      } finally {
        await graph.stop()
      }
    } finally {
      await relay.stop()
    }
  },
}

/** What is really held, in this process. */
function heapBytes(): number {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  collect()
  return process.memoryUsage().heapUsed
}
