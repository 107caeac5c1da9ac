import { deepEqual, equal, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { untilInterpreted } from '../../support/metrics.ts'
import { asMetaWrites, relayClient } from '../../support/relay-client.ts'
import { NOWHERE } from '../../support/relay-environment.ts'
import { inbound, maria, webhook } from '../../support/webhooks.ts'
import { fixtures } from '../fixtures.ts'
import { createLives } from '../lives.ts'
import { mutateBytes, mutateStructure, pick } from '../mutations.ts'
import { checkGapless, checkVerified } from '../record.ts'
import type { Scenario } from '../scenario.ts'

const AT_ONCE = 32
const FORGED = 0.1
const BOTTOMLESS = 0.02
const MAX_DEPTH = 200_000
const FORGED_MARK = 'FORGED'
/** Memory is looked at so often, and may grow by so much between the first looks and the last. */
const LOOKS = 20
const GROWTH = 1.3
const GROWTH_BYTES = 48 * 1024 * 1024

export const mutatedWebhooks: Scenario = {
  name: 'mutated-webhooks',
  what: 'webhooks of every kind arrive spoiled: no crash, no 5xx, nothing in the record from a forged one, memory flat',
  engines: ['sqlite', 'postgres'],
  run: async ({ random, amount, newHome, progress }) => {
    const count = amount(1500, 100_000)
    const home = await newHome()
    const environment = home.environment(NOWHERE)
    const lives = createLives(environment)
    try {
      const life = await lives.begin()
      const relay = relayClient(life.url)
      const answers = new Map<number, number>()
      const memory: number[] = []
      let made = 0
      const post = async () => {
        while (made < count) {
          made += 1
          if (made % Math.ceil(count / LOOKS) === 0) memory.push(residentBytes(life.pid))
          progress(made, count)
          const isForged = random() < FORGED
          const response = await (isForged
            ? relay.postWebhook(forged(made), { secret: 'segredo-alheio' })
            : relay.postWebhook(spoiled(made, random)))
          await response.arrayBuffer()
          equal(response.status === 401, isForged, `webhook ${made}: ${response.status}`)
          answers.set(response.status, (answers.get(response.status) ?? 0) + 1)
        }
      }
      await Promise.all(Array.from({ length: AT_ONCE }, post))
      deepEqual(
        [...answers.keys()].filter((status) => ![200, 400, 401, 413].includes(status)),
        [],
      )
      await untilInterpreted(life.adminUrl, 60_000)
      equal(lives.isUp(), true)
      const auditor = await relay.signIn('admin')
      const log = await auditor.events()
      checkGapless(log)
      const quarantined = await auditor.quarantine()
      const bodies = quarantined.map(({ bodyBase64 }) => Buffer.from(bodyBase64, 'base64'))
      for (const text of [JSON.stringify(log), ...bodies.map(String)]) {
        ok(!text.includes(FORGED_MARK), 'A forged webhook left something in the record.')
      }
      checkFlat(memory)
      await lives.stop()
      await checkVerified(home.dataFolder, environment)
      return {
        webhooks: count,
        ...Object.fromEntries([...answers].map(([status, n]) => [`answered ${status}`, n])),
        events: log.length,
        quarantined: quarantined.length,
        'memory MB': Math.round((memory.at(-1) ?? 0) / 1024 / 1024),
      }
    } finally {
      await lives.kill()
    }
  },
}

/** Nearly half of them spoiled in their structure, as many in their bytes, the rest without end. */
function spoiled(number: number, random: () => number): Buffer {
  if (random() < BOTTOMLESS) {
    const depth = Math.floor(random() * MAX_DEPTH)
    return Buffer.from(`{"entry":${'['.repeat(depth)}1${']'.repeat(depth)}}`)
  }
  // With ids of its own: what has been seen before would not be looked at.
  const text = JSON.stringify(pick(fixtures, random)).replaceAll('wamid.IN', `wamid.${number}IN`)
  const fixture: object = JSON.parse(text)
  if (random() < 0.5) return Buffer.from(asMetaWrites(mutateStructure(fixture, random)))
  return mutateBytes(Buffer.from(asMetaWrites(fixture)), random)
}

/** Nothing is wrong with it but the signature. */
function forged(number: number): object {
  return webhook(inbound(maria, { id: `wamid.${FORGED_MARK}${number}==` }))
}

function residentBytes(pid: number): number {
  if (process.platform !== 'linux') return 0
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes) * 1024
}

/** The last quarter against the second one: in the first, the program is still warming up. */
function checkFlat(looks: readonly number[]): void {
  const quarter = Math.floor(looks.length / 4)
  const before = Math.max(...looks.slice(quarter, 2 * quarter))
  const after = Math.min(...looks.slice(-quarter))
  ok(after <= before * GROWTH + GROWTH_BYTES, `Memory grew from ${before} to ${after} bytes.`)
}
