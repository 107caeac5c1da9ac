import { setTimeout as sleep } from 'node:timers/promises'
import type { Scenario } from '../scenario.ts'
import { bear } from '../trial.ts'

/** One life in ten is over before it has begun. */
const KILLED_WHILE_STARTING = 0.1
const STARTING_MS = 1500
/** Most lives end in the middle of the work, some after it. */
const SHORT_LIFE_MS = 80
const LONG_LIFE_MS = 500
const LONG_LIVES = 0.2
/** Between WhatsApp's answer and its way into the log. */
const ANSWERING_MS = 10

export const kills: Scenario = {
  name: 'kills',
  what: 'killed at any moment while webhooks arrive and an agent answers, the relay loses nothing and says nothing twice',
  engines: ['sqlite', 'postgres'],
  run: async (torture) => {
    const { random, amount, newHome } = torture
    return bear(torture, await newHome(), {
      strikes: amount(10, 1000),
      webhooks: amount(400, 20_000),
      strike: async ({ lives }) => {
        if (!lives.isUp() && random() < KILLED_WHILE_STARTING) {
          return lives.beginAndKillWithin(random() * STARTING_MS)
        }
        if (!lives.isUp()) await lives.begin()
        await sleep(random() * (random() < LONG_LIVES ? LONG_LIFE_MS : SHORT_LIFE_MS))
        await lives.kill()
      },
    })
  },
}

export const killsWhileSending: Scenario = {
  name: 'kills-while-sending',
  what: 'killed between the call to WhatsApp and its answer, the relay says nothing twice, and knows what became of every reply',
  engines: ['sqlite', 'postgres'],
  run: async (torture) => {
    const { random, amount, newHome } = torture
    let kill: (() => Promise<void>) | null = null
    return bear(torture, await newHome(), {
      strikes: amount(8, 1000),
      webhooks: amount(200, 20_000),
      // Half of the calls never get their answer; the others die with the answer in their hands.
      onCall: async () => {
        const isBefore = random() < 0.5
        const dying = sleep(isBefore ? 0 : random() * ANSWERING_MS).then(() => kill?.())
        if (isBefore) await dying
      },
      strike: async ({ lives, say }) => {
        let isDying = false
        const killed = new Promise<void>((resolve) => {
          kill = () => {
            isDying = true
            return lives.kill().then(resolve)
          }
        })
        // What waited from an earlier life goes out, and kills, before this one has said that it is up.
        if (!lives.isUp()) {
          await lives.begin().catch((error: unknown) => {
            if (!isDying) throw error
          })
        }
        if (!isDying) say()
        await killed
        kill = null
      },
    })
  },
}
