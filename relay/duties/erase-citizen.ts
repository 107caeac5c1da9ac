import type { ErasureCounts, ErasureResponse } from '../../shared/duties/erasure.ts'
import type { LogTransaction } from '../log/append.ts'
import type { Log } from '../log/log.ts'
import { personOf } from '../log/person.ts'
import type { FileFolder } from '../media/file-folder.ts'
import * as media from '../media/media-table.ts'
import { removeOrphans } from '../media/remove-orphans.ts'
import type { Reader, Store, Transaction } from '../store/port.ts'
import * as audit from './audit.ts'
import { type CitizenTraces, findTraces, isErased } from './citizen-traces.ts'
import { eraseEvents } from './erase-events.ts'
import { type Found, findWebhooks, redactRow } from './erase-webhooks.ts'
import type { ErasureLedger } from './erasure-ledger.ts'
import { oweScrubbing, scrubIfOwed } from './scrub.ts'
import { createTallyKeeper, type DayOf } from './tallies.ts'

export type ErasureContext = {
  readonly log: Log
  readonly store: Store
  readonly ledger: ErasureLedger
  readonly folder: FileFolder
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
  const traces = await findPerson(sql, citizenId)
  if (traces === null) return null
  let counts = { ...noCounts, ...(await ofTraces(sql, traces)) }
  for await (const found of findWebhooks(sql, traces.identities, 0, 'end')) {
    counts = withWebhook(counts, found)
  }
  return counts
}

/** With whom she was merged: they are one person, and she asks for all of it. */
async function findPerson(sql: Reader, citizenId: string): Promise<CitizenTraces | null> {
  if (await isErased(sql, citizenId)) return null
  return findTraces(sql, await personOf(sql, citizenId))
}

/**
 * Erases a citizen: everything that was written to and by her, files that nobody else has, who she
 * is, and her webhooks as they came, also those that are yet to be interpreted. That somebody wrote, when, and how long it took stays; who writes again is somebody new.
 * It is in the ledger before it begins, and done again from there if it is cut off.
 * @param agentId who asked; null for the operator at the server.
 */
export async function eraseCitizen(
  context: ErasureContext,
  citizenId: string,
  agentId: string | null,
): Promise<Erasure> {
  const { store, ledger, folder, clock } = context
  const traces = await findPerson(store, citizenId)
  if (traces === null) return { outcome: 'unknown-citizen' }
  for (const each of traces.citizenIds) {
    if (await hasReplyOnItsWay(store, each)) return { outcome: 'reply-on-its-way' }
  }
  for (const each of traces.citizenIds) ledger.add({ citizenId: each, at: clock() })
  const counts = await eraseTraces(context, traces, agentId)
  await removeOrphans(store, folder)
  return { outcome: 'erased', counts, scrubbed: await scrubIfOwed(store) }
}

/**
 * Erases again whom the ledger names and this store has not erased: an older backup was restored,
 * or an erasure was cut off. Nobody else: a merge of that time may have been undone since.
 * @returns how many.
 */
export async function replayErasures(context: ErasureContext): Promise<number> {
  const { store, ledger, folder, clock } = context
  let count = 0
  for (const { citizenId } of ledger.entries()) {
    if (await isErased(store, citizenId)) continue
    const traces = await findTraces(store, [citizenId])
    if (traces !== null) {
      await eraseTraces(context, traces, null)
      count += 1
    } else {
      await noteErased(store, citizenId, clock())
    }
  }
  await removeOrphans(store, folder)
  await scrubIfOwed(store)
  return count
}

async function eraseTraces(
  context: ErasureContext,
  { identities, citizenIds }: CitizenTraces,
  agentId: string | null,
): Promise<ErasureCounts> {
  const { log, store, dayOf, clock } = context
  let counts = noCounts
  let last = 0
  // Most of the webhooks in small transactions, so that others can write in between. Those that are
  // not interpreted yet may be while we look: they are left for the last one.
  const found = findWebhooks(store, identities, 0, 'waiting')
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
    const traces = await findTraces(tx, citizenIds)
    if (traces === null) throw new Error('citizen-vanished')
    const later: Found[] = []
    for await (const each of findWebhooks(tx, traces.identities, last, 'end')) later.push(each)
    await redactAll(tx, later, dayOf)
    counts = later.reduce(withWebhook, {
      ...counts,
      ...(await ofTraces(tx, traces)),
    })
    await eraseRows(tx, traces, agentId, clock())
    return counts
  })
}

async function eraseRows(
  tx: LogTransaction,
  { citizenIds, conversations, identifying }: CitizenTraces,
  agentId: string | null,
  now: number,
): Promise<void> {
  const by = { cause: 'erasure', agentId } as const
  for (const { citizenId, conversationId, events } of conversations) {
    await eraseEvents(tx, events, { ...by, citizenId, conversationId })
  }
  for (const { citizenId, events } of identifying) {
    await eraseEvents(tx, events, { ...by, citizenId, conversationId: null })
  }
  for (const citizenId of citizenIds) {
    await tx.run('delete from identities where citizen_id = ?', citizenId)
    await tx.run('delete from citizens where citizen_id = ?', citizenId)
    await noteErased(tx, citizenId, now)
    await audit.add(tx, { at: now, action: 'erased-citizen', agentId, citizenId }, now)
  }
  await oweScrubbing(tx, now)
}

async function noteErased(
  sql: Pick<Transaction, 'run'>,
  citizenId: string,
  now: number,
): Promise<void> {
  await sql.run(
    'insert into erasures (citizen_id, erased_at) values (?, ?) on conflict do nothing',
    ...[citizenId, now],
  )
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

async function ofTraces(sql: Reader, { citizenIds, conversations }: CitizenTraces) {
  const messages = conversations.flatMap(({ events }) => events.filter(isMessage)).length
  const mediaFiles = await media.countOnlyOf(sql, citizenIds)
  return { conversations: conversations.length, messages, mediaFiles }
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
