import { deepEqual, equal, match, notEqual, ok } from 'node:assert/strict'
import { closeSync, cpSync, openSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { relayClient, type SignedInClient } from '../../support/relay-client.ts'
import { relayCommand } from '../../support/relay-command.ts'
import { NOWHERE } from '../../support/relay-environment.ts'
import { until } from '../../support/wait.ts'
import { messageFrom, webhook } from '../../support/webhooks.ts'
import { inventedPerson } from '../invented.ts'
import { createLives, EndedWhileStarting, type Lives } from '../lives.ts'
import { checkVerified, countOf, readLogUntil } from '../record.ts'
import type { Scenario } from '../scenario.ts'

const PAGE_BYTES = 4096
const PEOPLE = 20
/** As little of the noise as nothing else can look like. */
const SHRED_BYTES = 16

export const corruptPage: Scenario = {
  name: 'corrupt-page',
  what: 'a page of the store is overwritten with noise, while the relay is stopped or runs: it is noticed, never told as truth, and a backup brings the record back',
  engines: ['sqlite'],
  run: async ({ random, amount, newHome }) => {
    const { dataFolder, environment: environmentFor } = await newHome()
    const environment = environmentFor(NOWHERE)
    const store = join(dataFolder, 'relay.sqlite')
    const [whole, backup] = [join(dataFolder, 'whole.sqlite'), join(dataFolder, 'backup.sqlite')]
    const command = (...args: string[]) => relayCommand(dataFolder, args, '', environment)
    const lives = createLives(environment)
    const messages = amount(300, 5000)
    try {
      const { url } = await lives.begin()
      const auditor = await relayClient(url).signIn('admin')
      for (let number = 0; number < messages; number += 50) {
        const some = Array.from({ length: 50 }, (_, place) =>
          messageFrom(inventedPerson(`P${place % PEOPLE}`, place % PEOPLE)),
        )
        equal((await relayClient(url).postWebhook(webhook({ messages: some }))).status, 200)
      }
      const truth = await readLogUntil(
        auditor,
        'all is told',
        (log) => countOf(log, 'message-received') >= messages,
      )
      await lives.stop()
      equal((await command('backup', backup)).code, 0)
      cpSync(store, whole)

      const found = { seen: 0, harmless: 0, refusals: 0, notStarted: 0 }
      const rounds = amount(4, 60)
      for (let round = 0; round < rounds; round += 1) {
        for (const rest of ['-wal', '-shm']) rmSync(store + rest, { force: true })
        cpSync(whole, store)
        const isRunning = round % 2 === 1
        if (isRunning) await lives.begin()
        const damage = overwritePage(store, random)
        const verified = await command('verify')
        if (verified.code === 0) found.harmless += 1
        else {
          found.seen += 1
          match(
            verified.output + verified.errors,
            /The store is damaged: |The store cannot be read/,
          )
        }
        try {
          const life = isRunning ? { url: await lives.url() } : await lives.begin()
          const reader = relayClient(life.url).resume(auditor)
          const refused = await readTruth(reader, truth)
          if (refused) {
            found.refusals += 1
            notEqual(verified.code, 0)
            const ready = await fetch(`${life.url}/ready`)
            equal(ready.status, 503)
            equal((await ready.json()).checks.store, 'damaged')
          }
        } catch (error) {
          if (!(error instanceof EndedWhileStarting)) throw error
          notEqual(verified.code, 0)
          found.notStarted += 1
        }
        if (lives.isUp()) await checkNotWrittenOver(lives, store, damage)
        await lives.kill()
      }
      ok(found.seen > 0, 'No page of worth was ever overwritten.')
      const restored = await command('restore', backup, '--replace')
      equal(restored.code, 0, restored.output + restored.errors)
      await checkVerified(dataFolder, environment)
      const life = await lives.begin()
      const again = await relayClient(life.url).signIn('admin')
      await until('it is told again', async () => !(await readTruth(again, truth)))
      return { rounds, events: truth.length, ...found }
    } finally {
      await lives.kill()
    }
  },
}

/** @returns whether the relay refused to say; what it does say must be what was. */
async function readTruth(reader: SignedInClient, truth: readonly object[]): Promise<boolean> {
  for (let after = 0; after < truth.length; ) {
    const response = await reader.request(`/v1/events?after=${after}&limit=200`)
    if (response.status === 503) return true
    equal(response.status, 200)
    const { events } = (await response.json()) as { events: object[] }
    deepEqual(events, truth.slice(after, after + events.length))
    ok(events.length > 0, 'The relay forgot a part of the log.')
    after += events.length
  }
  return false
}

type Damage = { readonly noise: Buffer; readonly offset: number }

/**
 * Webhooks go on arriving, and are taken or not. A damaged page is then as it was, for who has to
 * mend it, or it was written whole from what the relay still had: never half of each.
 */
async function checkNotWrittenOver(lives: Lives, store: string, damage: Damage): Promise<void> {
  const relay = relayClient(await lives.url())
  for (let number = 0; number < PEOPLE; number += 1) {
    const message = messageFrom(inventedPerson(`P${number}`, number))
    const { status } = await relay.postWebhook(webhook({ messages: [message] }))
    ok(status === 200 || status === 503, `A webhook was answered ${status}.`)
  }
  // Closing brings the journal into the file.
  await lives.stop()
  const page = readFileSync(store).subarray(damage.offset, damage.offset + PAGE_BYTES)
  if (page.equals(damage.noise)) return
  for (let at = 0; at < PAGE_BYTES; at += SHRED_BYTES) {
    const shred = damage.noise.subarray(at, at + SHRED_BYTES)
    ok(!page.includes(shred), 'A damaged page was written upon as if it were whole.')
  }
}

function overwritePage(path: string, random: () => number): Damage {
  const pages = Math.floor(statSync(path).size / PAGE_BYTES)
  const noise = Buffer.from(Array.from({ length: PAGE_BYTES }, () => Math.floor(random() * 256)))
  const file = openSync(path, 'r+')
  const offset = Math.floor(random() * pages) * PAGE_BYTES
  writeSync(file, noise, 0, PAGE_BYTES, offset)
  closeSync(file)
  equal(readFileSync(path).includes(noise), true)
  return { noise, offset }
}
