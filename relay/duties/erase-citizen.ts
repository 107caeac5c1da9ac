import type { ErasureCounts, ErasureResponse } from '../../shared/duties/erasure.ts'
import type { LogTransaction } from '../log/append.ts'
import type { Log } from '../log/log.ts'
import type { Reader, Store } from '../store/port.ts'
import * as audit from './audit.ts'
import { type CitizenTraces, findTraces } from './citizen-traces.ts'
import { eraseEvents } from './erase-events.ts'
import { type Found, findWebhooks, redactRow } from './erase-webhooks.ts'
import type { ErasureLedger } from './erasure-ledger.ts'
import { oweScrubbing, scrubIfOwed } from './scrub.ts'
import { createTallyKeeper, type DayOf } from './tallies.ts'

export type ErasureContext = {
  readonly log: Log
  readonly store: Store
  readonly ledger: ErasureLedger
  readonly dayOf: DayOf
  readonly clock: () => number
}

export type Erasure =
  | ({ outcome: 'erased' } & ErasureResponse)
  | { outcome: 'unknown-citizen' }
  /** A reply to her is being handed to WhatsApp: its answer would bring her number back. */
  | { outcome: 'reply-on-its-way' }

/** What an erasure would take: the dry run. Null for a citizen whom the record does not know. */
export async function previewErasure(
  sql: Reader,
  citizenId: string,
): Promise<ErasureCounts | null> {
  const traces = await findTraces(sql, citizenId)
  if (traces === null) return null
  const counts = countsOf(traces)
  for await (const { entries } of findWebhooks(sql, traces.identities, 0)) {
    counts.webhooks += 1
    counts.quarantined += entries.length
  }
  return counts
}

/**
 * Erases a citizen: everything that was written to and by her, who she is, and her webhooks as they
 * came. That somebody wrote, when, and how long it took stays; who writes again is somebody new.
 * It is in the ledger before it begins, and done again from there if it is cut off.
 * @param agentId who asked; null for the operator at the server.
 */
export async function eraseCitizen(
  context: ErasureContext,
  citizenId: string,
  agentId: string | null,
): Promise<Erasure> {
  const { store, ledger, clock } = context
  const traces = await findTraces(store, citizenId)
  if (traces === null) return { outcome: 'unknown-citizen' }
  if (await hasReplyOnItsWay(store, citizenId)) return { outcome: 'reply-on-its-way' }
  ledger.add({ citizenId, at: clock() })
  const counts = await eraseTraces(context, traces, agentId)
  return { outcome: 'erased', counts, scrubbed: await scrubIfOwed(store) }
}

/**
 * Erases again whom the ledger names and this store has not erased: an older backup was restored,
 * or an erasure was cut off.
 * @returns how many.
 */
export async function replayErasures(context: ErasureContext): Promise<number> {
  const { store, ledger, clock } = context
  let count = 0
  for (const { citizenId } of ledger.entries()) {
    const done = await store.get('select 1 from erasures where citizen_id = ?', citizenId)
    if (done !== undefined) continue
    const traces = await findTraces(store, citizenId)
    if (traces !== null) {
      await eraseTraces(context, traces, null)
      count += 1
    } else {
      await store.run(
        'insert into erasures (citizen_id, erased_at) values (?, ?) on conflict do nothing',
        ...[citizenId, clock()],
      )
    }
  }
  await scrubIfOwed(store)
  return count
}

async function eraseTraces(
  context: ErasureContext,
  { identities, citizenId }: CitizenTraces,
  agentId: string | null,
): Promise<ErasureCounts> {
  const { log, store, dayOf, clock } = context
  let counts = noCounts
  let last = 0
  // Most of the webhooks in small transactions, so that others can write in between.
  const found = findWebhooks(store, identities, 0)
  for (let next = await found.next(); ; next = await found.next()) {
    if (next.done) {
      last = next.value
      break
    }
    const { value } = next
    await log.transaction((tx) => redactAll(tx, [value], dayOf))
    counts = withWebhook(counts, value)
  }
  return log.transaction(async (tx) => {
    // As it stands now: she may have written since.
    const traces = await findTraces(tx, citizenId)
    if (traces === null) throw new Error('citizen-vanished')
    const later: Found[] = []
    for await (const each of findWebhooks(tx, traces.identities, last)) later.push(each)
    await redactAll(tx, later, dayOf)
    counts = later.reduce(withWebhook, { ...counts, ...ofTraces(traces) })
    await eraseRows(tx, traces, agentId, clock())
    return counts
  })
}

async function eraseRows(
  tx: LogTransaction,
  { citizenId, conversations, identifying }: CitizenTraces,
  agentId: string | null,
  now: number,
): Promise<void> {
  const about = { citizenId, cause: 'erasure', agentId } as const
  for (const { conversationId, events } of conversations) {
    await eraseEvents(tx, events, { ...about, conversationId })
  }
  await eraseEvents(tx, identifying, { ...about, conversationId: null })
  await tx.run('delete from identities where citizen_id = ?', citizenId)
  await tx.run('delete from citizens where citizen_id = ?', citizenId)
  await tx.run(
    'insert into erasures (citizen_id, erased_at) values (?, ?) on conflict do nothing',
    ...[citizenId, now],
  )
  await oweScrubbing(tx, now)
  await audit.add(tx, { at: now, action: 'erased-citizen', agentId, citizenId }, now)
}

async function redactAll(tx: LogTransaction, found: readonly Found[], dayOf: DayOf): Promise<void> {
  const tallies = createTallyKeeper(dayOf)
  for (const each of found) await redactRow(tx, each, tallies)
  await tallies.write(tx)
}

async function hasReplyOnItsWay(sql: Reader, citizenId: string): Promise<boolean> {
  const row = await sql.get(
    `select 1 from outgoing join conversations
        on conversations.conversation_id = outgoing.conversation_id
      where conversations.citizen_id = ? and outgoing.state = 'attempted' limit 1`,
    citizenId,
  )
  return row !== undefined
}

const noCounts = { conversations: 0, messages: 0, webhooks: 0, quarantined: 0, mediaFiles: 0 }

function ofTraces({ conversations }: CitizenTraces) {
  const messages = conversations.flatMap(({ events }) => events.filter(isMessage)).length
  return { conversations: conversations.length, messages }
}

function countsOf(traces: CitizenTraces) {
  return { ...noCounts, ...ofTraces(traces) }
}

const messageTypes = new Set([
  'message-received',
  'phone-message-sent',
  'reply-queued',
  'note-added',
])

function isMessage({ envelope }: { envelope: string }): boolean {
  return messageTypes.has((JSON.parse(envelope) as { type: string }).type)
}

function withWebhook(counts: ErasureCounts, { entries }: Found): ErasureCounts {
  const { webhooks, quarantined } = counts
  return { ...counts, webhooks: webhooks + 1, quarantined: quarantined + entries.length }
}
