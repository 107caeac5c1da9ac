import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { issueCommand } from '../../main/outbox/issue-command.ts'
import { rebuild } from '../../main/projections/rebuild.ts'
import { scrubIfOwed } from '../../main/replica/obey-erasures.ts'
import { openReplica, type Replica } from '../../main/replica/replica.ts'
import { openConversation } from '../../main/views/conversation-view.ts'
import { countQueue } from '../../main/views/queue-view.ts'
import { decryptedBytes } from '../support/decrypted-bytes.ts'
import { apply, deskOf, dumpProjections, openTestReplica } from '../support/open-test-replica.ts'
import { SampleLog, sampleId } from '../support/sample-log.ts'
import { searchAll } from '../support/search-all.ts'

const conversationId = sampleId('c', 1)
const citizenId = sampleId('d', 1)

/** What the citizen and the agents wrote, each word of it to be found nowhere afterwards. */
const planted = [
  'palavraplantada',
  'arquivoplantado.pdf',
  'apelidoplantado',
  '5563999990001',
  'respostaplantada',
  'notaplantada',
  'rascunhoplantado',
  'notinhaplantada',
  'wamid.plantado1',
  'anuncioplantado',
]

let log: SampleLog
let folder: string

beforeEach(() => {
  log = new SampleLog()
  folder = mkdtempSync(join(tmpdir(), 'balcao-erasure-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Citizen 1 wrote all that is planted, was answered, and others wrote before and after. */
function writeDay(): void {
  for (let other = 2; other < 40; other += 1) log.receive(other, `palavra comum ${other}`)
  log.append({
    type: 'citizen-identified',
    citizenId,
    content: {
      profileName: 'apelidoplantado',
      username: null,
      phone: '5563999990001',
      userId: null,
    },
  })
  const provenance = {
    forwarded: null,
    referral: { source: 'ad' as const, url: null, headline: 'anuncioplantado', body: null },
  }
  log.receive(1, 'palavra palavraplantada', { whatsappId: 'wamid.plantado1', provenance })
  log.ask(1, 1, { type: 'claim-attendance' })
  log.ask(1, 1, { type: 'add-note', noteId: randomUUID(), text: 'notaplantada' })
  log.ask(1, 1, {
    ...{ type: 'send-reply', messageId: randomUUID(), text: 'respostaplantada' },
    replyTo: 'wamid.plantado1',
    confirmed: true,
  })
  log.progress(1, 'attempted')
  log.receive(1, {
    ...{ kind: 'document', mediaId: '1', mimeType: 'application/pdf', sha256: 'x' },
    ...{ filename: 'arquivoplantado.pdf', caption: null },
  })
  for (let other = 2; other < 40; other += 1) log.receive(other, `palavra comum outra ${other}`)
}

function open(key: Uint8Array): Replica {
  const opened = openReplica(join(folder, 'replica.db'), key)
  if (opened.outcome !== 'opened') throw new Error(opened.outcome)
  return opened.replica
}

test('ten planted values are in no byte of a replica, its journal or its free space', () => {
  const key = randomBytes(32)
  const replica = open(key)
  writeDay()
  apply(replica, log.parsed)
  const desk = deskOf(replica, 1, log.now)
  issueCommand(
    desk,
    log.command(1, { type: 'add-note', noteId: randomUUID(), text: 'notaplantada' }),
  )
  replica.drafts.save(conversationId, 'rascunhoplantado')
  replica.noteDrafts.save(conversationId, 'notinhaplantada')
  const before = decryptedBytes(join(folder, 'replica.db'), key)
  expect(planted.filter((word) => !before.includes(word))).toEqual([])

  log.erase(1)
  expect(apply(replica, log.parsed).erased).toBe(true)
  expect(scrubIfOwed(replica)).toBe(true)
  const after = decryptedBytes(join(folder, 'replica.db'), key)
  expect(planted.filter((word) => after.includes(word))).toEqual([])
  expect(after.includes('palavra comum outra 39')).toBe(true)
  expect(scrubIfOwed(replica)).toBe(false)
  replica.close()
})

test('an erased citizen leaves the queue; the attendance, its times and its number stay', () => {
  const replica = openTestReplica()
  writeDay()
  apply(replica, log.parsed)
  const desk = deskOf(replica, 1, log.now)
  const { waiting } = countQueue(desk)
  log.erase(1)
  apply(replica, log.parsed)
  expect(countQueue(desk)).toMatchObject({ mine: 0, waiting })
  const view = openConversation(desk, { conversationId, limit: 50 })
  expect(view).toMatchObject({ citizenName: null, phone: null, status: 'closed', draft: '' })
  expect(view?.erased).toBe(true)
  expect(view?.protocol).toMatch(/^2026-/)
  expect(Object.values(view?.can ?? {})).not.toContain(true)
  const messages = view?.page.items.filter(({ kind }) => kind === 'message') ?? []
  expect(messages.length).toBeGreaterThan(1)
  for (const item of messages) expect(item).toMatchObject({ content: null, provenance: null })
  expect(searchAll(desk, { query: 'palavraplantada', limit: 10 }).hits).toEqual([])
  expect(searchAll(desk, { query: 'comum', limit: 100 }).hits.length).toBe(76)
})

test('who received when is forgotten by rule, also where an older answer comes late', () => {
  const replica = openTestReplica()
  const agentId = sampleId('a', 1)
  for (const receiving of [true, false, true]) {
    log.append({ type: 'receiving-changed', agentId, receiving, cause: 'asked' })
  }
  const asItWas = structuredClone(log.parsed)
  const seqs = asItWas.slice(-3, -1).map(({ event }) => event.seq)
  const head = log.events.length
  apply(replica, asItWas.slice(0, -2), { road: 'snapshot', head })
  log.append({ type: 'receiving-forgotten', seqs })
  apply(replica, log.parsed.slice(head))
  apply(replica, asItWas, { road: 'history' })
  const left = replica.db
    .prepare<[string], string>(
      `select type || envelope from events where seq in (select value from json_each(?))`,
    )
    .pluck()
    .all(JSON.stringify(seqs))
  expect(left).toEqual(['withheld{}', 'withheld{}'])
  expect(replica.receiving.all().get(agentId)).toEqual({ receives: true, cause: 'asked' })
})

test('an older answer of the relay that comes late does not bring erased words back', () => {
  const replica = openTestReplica()
  writeDay()
  const asItWas = structuredClone(log.parsed)
  const head = log.events.length
  apply(replica, [], { road: 'snapshot', head })
  log.erase(1)
  apply(replica, log.parsed.slice(head))
  apply(replica, asItWas, { road: 'history' })

  const later = openTestReplica()
  apply(later, log.parsed)
  expect(dumpProjections(replica)).toEqual(dumpProjections(later))
  expect(
    searchAll(deskOf(replica, 1, log.now), { query: 'palavraplantada', limit: 10 }).hits,
  ).toEqual([])
})

test('a batch that holds words and their erasure keeps none of them', () => {
  const replica = openTestReplica()
  writeDay()
  log.erase(1)
  apply(replica, log.parsed)
  expect(searchAll(deskOf(replica, 1, log.now), { query: 'plant', limit: 10 }).hits).toEqual([])
})

test('projections that are folded anew are the same after an erasure', async () => {
  const replica = openTestReplica()
  writeDay()
  apply(replica, log.parsed)
  log.erase(1)
  apply(replica, log.parsed)
  const before = dumpProjections(replica)
  await rebuild(replica)
  expect(dumpProjections(replica)).toEqual(before)
})

test('a rule that takes old words leaves drafts and who waits as they are', () => {
  const replica = openTestReplica()
  log.receive(1, 'palavra antiga')
  const [seq] = log.events.flatMap((each) => (each.type === 'message-received' ? each.seq : []))
  apply(replica, log.parsed)
  replica.drafts.save(conversationId, 'rascunho')
  log.append({
    ...{ type: 'content-erased', citizenId, conversationId, cause: 'retention', agentId: null },
    seqs: [seq ?? 0],
  })
  expect(apply(replica, log.parsed).erased).toBe(false)
  const view = openConversation(deskOf(replica, 1, log.now), { conversationId, limit: 9 })
  expect(view).toMatchObject({ status: 'waiting', citizenName: 'Cidadã 1', draft: 'rascunho' })
  expect(view?.erased).toBe(false)
  expect(searchAll(deskOf(replica, 1, log.now), { query: 'antiga', limit: 9 }).hits).toEqual([])
})
