import { createHash, randomUUID } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { claimedCase, commandOf } from '../support/desk.ts'
import type { SignedInClient } from '../support/relay-client.ts'
import { type StartedRelay, startRelay } from '../support/start-relay.ts'
import { maria } from '../support/webhooks.ts'
import { withinStore } from '../support/within-store.ts'

/** A file that is on its way to a console when nobody may have it any more. */

/** More than sockets hold. */
const SIZE = 24 * 1024 * 1024

let relay: StartedRelay
let ana: SignedInClient
let sha256: string

beforeEach(async () => {
  relay = await startRelay()
  ana = await relay.signIn('ana')
  const body = Buffer.alloc(SIZE, 'x')
  body.write('%PDF-1.7')
  sha256 = createHash('sha256').update(body).digest('hex')
  const headers = { 'content-type': 'application/pdf' }
  const kept = await ana.request(`/v1/media/${sha256}`, { method: 'PUT', body, headers })
  expect(kept.status).toBe(200)
})

afterEach(() => relay.stop())

/** Takes the first bytes, and nothing more until it is told to. @returns how many came in all. */
async function begin(client: SignedInClient): Promise<() => Promise<number | 'cut'>> {
  const reader = (await client.request(`/v1/media/${sha256}`)).body?.getReader()
  if (!reader) throw new Error('no body')
  let size = (await reader.read()).value?.length ?? 0
  return async () => {
    try {
      for (;;) {
        const { value, done } = await reader.read()
        if (done) return size
        size += value.length
      }
    } catch {
      return 'cut'
    }
  }
}

const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000))

test('comes whole where nothing has changed, however slowly it is taken', async () => {
  const rest = await begin(ana)
  await seconds(2.5)
  expect(await rest()).toBe(SIZE)
})

test('is cut off within a second of a session that another process ended, and no other is', async () => {
  const bruno = await relay.signIn('bruno')
  const [hers, his] = [await begin(ana), await begin(bruno)]
  await withinStore(relay.dataFolder, (store) =>
    store.run('delete from sessions where agent_id = ?', ana.account.agentId),
  )
  await seconds(1.5)
  expect(await hers()).toBe('cut')
  expect(await his()).toBe(SIZE)
})

test('is cut off when the citizen to whom it belonged is erased', async () => {
  const where = await claimedCase(relay, ana, maria)
  const attachment = {
    ...{ sha256, size: SIZE, mimeType: 'application/pdf', width: null, height: null },
    ...{ kind: 'document' as const, filename: 'laudo.pdf' },
  }
  const reply = { messageId: randomUUID(), text: 'Segue', replyTo: null, attachment }
  expect(await ana.command(commandOf('send-reply', where, reply))).toMatchObject({
    outcome: 'accepted',
  })
  const rest = await begin(ana)
  const [started] = await ana.events('conversation-started')
  const admin = await relay.signIn('admin')
  const body = JSON.stringify({ citizenId: started?.citizenId })
  expect((await admin.request('/v1/erasures', { method: 'POST', body })).status).toBe(200)
  await seconds(1.5)
  expect(await rest()).toBe('cut')
})
