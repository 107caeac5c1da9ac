import type { Retention } from '../../shared/organisation.ts'
import { withhold } from '../assignment/past-receiving.ts'
import type { LogTransaction } from '../log/append.ts'
import type { Log } from '../log/log.ts'
import type { FileFolder } from '../media/file-folder.ts'
import { removeOrphans } from '../media/remove-orphans.ts'
import type { Store, Transaction } from '../store/port.ts'
import * as audit from './audit.ts'
import { eraseEvents } from './erase-events.ts'
import {
  type DueContent,
  dueAudit,
  dueContents,
  dueFiles,
  dueQuarantine,
  dueReceiving,
  dueWebhooks,
  type RetentionCounts,
} from './retention-due.ts'
import { markOf, moveMark } from './retention-marks.ts'
import { createTallyKeeper, type DayOf } from './tallies.ts'

export type RetentionContext = {
  readonly log: Log
  readonly store: Store
  readonly folder: FileFolder
  readonly rules: Retention
  readonly dayOf: DayOf
  readonly clock: () => number
}

/**
 * Takes away what is older than the organisation's rules keep, in slices, so that others can write
 * in between. What is not interpreted yet, and what belongs to an open attendance, always stays.
 */
export async function applyRetention(
  context: RetentionContext,
  isStopped: () => boolean = () => false,
): Promise<RetentionCounts> {
  const inSlices = (slice: Slice) => untilNothingIsLeft(context, slice, isStopped)
  const counts = {
    webhooks: await inSlices(forgetWebhooks),
    quarantined: await inSlices(forgetQuarantined),
    contents: await inSlices(forgetContents),
    files: await inSlices(forgetFiles),
    auditEntries: await inSlices(forgetAudit),
    receiving: await inSlices(forgetReceiving),
  }
  await removeOrphans(context.store, context.folder)
  return counts
}

type Slice = (tx: LogTransaction, context: RetentionContext) => Promise<number>

async function untilNothingIsLeft(
  context: RetentionContext,
  slice: Slice,
  isStopped: () => boolean,
): Promise<number> {
  let sum = 0
  for (;;) {
    if (isStopped()) return sum
    const count = await context.log.transaction((tx) => slice(tx, context))
    if (count === 0) return sum
    sum += count
    await new Promise(setImmediate)
  }
}

/** The row stays: that something arrived, and when, is part of the reconciliation. */
async function forgetBody(tx: Transaction, inboxId: number): Promise<void> {
  await tx.run('update inbox set body = ? where inbox_id = ?', Buffer.alloc(0), inboxId)
}

async function forgetWebhooks(tx: LogTransaction, context: RetentionContext): Promise<number> {
  const { rows, doneUntil } = await dueWebhooks(tx, context.rules, context.clock())
  for (const { inboxId } of rows) await forgetBody(tx, inboxId)
  await moveMark(tx, 'raw-webhooks', doneUntil)
  return rows.length
}

async function forgetQuarantined(
  tx: LogTransaction,
  { rules, clock, dayOf }: RetentionContext,
): Promise<number> {
  const tallies = createTallyKeeper(dayOf)
  const due = await dueQuarantine(tx, rules, clock())
  for (const { id, inboxId, receivedAt } of due) {
    await tx.run('delete from quarantine where quarantine_id = ?', id)
    tallies.count(receivedAt, { quarantined: -1, discarded: 1 })
    const others = await tx.get('select 1 from quarantine where inbox_id = ?', inboxId)
    if (others === undefined) await forgetBody(tx, inboxId)
  }
  await tallies.write(tx)
  return due.length
}

async function forgetContents(tx: LogTransaction, context: RetentionContext): Promise<number> {
  const { rows, doneUntil } = await dueContents(tx, context.rules, context.clock())
  await eraseByRule(tx, rows)
  await moveMark(tx, 'content', doneUntil)
  return rows.length
}

async function forgetFiles(tx: LogTransaction, context: RetentionContext): Promise<number> {
  const due = await dueFiles(tx, context.rules, context.clock())
  await eraseByRule(tx, due)
  return due.length
}

async function eraseByRule(tx: LogTransaction, rows: readonly DueContent[]): Promise<void> {
  const conversations = Map.groupBy(rows, ({ conversationId }) => conversationId)
  for (const [conversationId, events] of conversations) {
    const citizenId = events[0]?.citizenId ?? ''
    const about = { citizenId, conversationId, cause: 'retention', agentId: null } as const
    await eraseEvents(tx, events, about)
  }
}

/** From the oldest on, so that what is left is still one chain. */
async function forgetAudit(
  tx: LogTransaction,
  { rules, clock }: RetentionContext,
): Promise<number> {
  const now = clock()
  const until = await dueAudit(tx, rules, now)
  if (until === null) return 0
  // First its entry, which is chained to the newest of those that may all go.
  await audit.add(tx, { at: now, action: 'retention', detail: `up to ${until}` }, now)
  return tx.run('delete from audit where audit_id <= ?', until)
}

async function forgetReceiving(
  tx: LogTransaction,
  { rules, clock }: RetentionContext,
): Promise<number> {
  const seqs = await dueReceiving(tx, rules, clock())
  if (seqs.length === 0) return 0
  for (const seq of seqs) await withhold(tx, seq)
  await tx.append(null, () => [{ type: 'receiving-forgotten', seqs }])
  return seqs.length
}

/** A webhook that left the quarantine after its time had passed goes as well. */
export async function forgetIfPassed(tx: Transaction, inboxId: number): Promise<void> {
  if (inboxId > (await markOf(tx, 'raw-webhooks'))) return
  const held = await tx.get('select 1 from quarantine where inbox_id = ?', inboxId)
  if (held === undefined) await forgetBody(tx, inboxId)
}
