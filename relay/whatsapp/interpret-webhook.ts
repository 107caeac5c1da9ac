import type { DayOf, Tally, TallyKeeper } from '../duties/tallies.ts'
import type { LogTransaction } from '../log/append.ts'
import { describeError, type Logger } from '../logger.ts'
import { isStoreFailure } from '../store/store-failure.ts'
import { type FieldContext, recordField } from './account/record-field.ts'
import { parseExactly } from './exact-json.ts'
import { forgetErased } from './forget-erased.ts'
import { type InboxRow, markInterpreted, waitingBody } from './inbox.ts'
import { parseWebhook, type WebhookItem } from './parse-webhook.ts'
import type { QuarantineReason } from './quarantine.ts'
import * as quarantine from './quarantine.ts'
import { recordCall } from './record-call.ts'
import { recordEcho } from './record-echo.ts'
import { type MessageContext, recordMessage } from './record-message.ts'
import { recordStatus } from './record-status.ts'
import { asItWasLeft } from './redacted-webhooks.ts'

export type InterpretContext = MessageContext &
  FieldContext & {
    readonly phoneNumberIds: ReadonlySet<string>
    /** For counting what became of what arrived. */
    readonly dayOf: DayOf
    readonly logger: Logger
    readonly onItem: (outcome: ItemOutcome) => void
    /** Told of each field that makes no event. */
    readonly onField: (field: string) => void
  }

/** What became of one item, for the metrics. */
export type ItemOutcome =
  | 'message'
  | 'status'
  | 'account'
  | 'nothing-new'
  | 'other-field'
  | 'quarantined'

/** A webhook on its way into the log: which of its items is next. */
export type Begun = {
  readonly row: InboxRow
  /** Those that this run has to do, and all that the webhook still tells. */
  readonly items: readonly WebhookItem[]
  readonly all: readonly WebhookItem[]
  readonly next: number
  /** It may be of somebody who has been erased: of a message that the record had, or took before. */
  readonly mayBeOfErased: boolean
}

/** A webhook that was redacted and comes again is taken as it was left. */
export async function beginWebhook(
  context: InterpretContext,
  tx: LogTransaction,
  came: InboxRow,
): Promise<Begun> {
  const row = await asItWasLeft(tx, came)
  // Of one that a retention rule emptied nothing is left to be told.
  const items = row.body.length === 0 ? [] : readWebhook(context, row)
  return { row, items, all: items, next: 0, mayBeOfErased: false }
}

/**
 * A webhook that was begun in an earlier transaction, as it stands now: an erasure may have taken
 * somebody out of it since, who must not come back.
 * @returns null when it waits no more.
 */
export async function resumeWebhook(
  context: InterpretContext,
  tx: LogTransaction,
  begun: Begun,
): Promise<Begun | null> {
  const body = await waitingBody(tx, begun.row.inboxId)
  if (body === null) return null
  if (body.equals(begun.row.body)) return { ...begun, mayBeOfErased: true }
  const row = { ...begun.row, body }
  const left = new Set(begun.items.slice(begun.next).map(({ path }) => path))
  const all = readWebhook(context, row)
  const items = all.filter(({ path }) => left.has(path))
  return { row, items, all, next: 0, mayBeOfErased: true }
}

/**
 * Turns items of one webhook into events, until all are done or `isOver` says so. To be called inside
 * a transaction: the row is marked in the one that does the last item, so that a crash leaves either
 * both or neither, and doing items again changes nothing. An item that throws is undone alone and
 * goes to quarantine.
 * @returns where to go on; null when all is done.
 * @throws when the store itself fails: then nothing is marked, and it is tried again later.
 */
export async function interpretItems(
  context: InterpretContext,
  tx: LogTransaction,
  begun: Begun,
  tallies: TallyKeeper,
  isOver: () => boolean,
): Promise<Begun | null> {
  const { row, items, all } = begun
  let { next, mayBeOfErased } = begun
  for (const item of items.slice(next)) {
    if (next > begun.next && isOver()) return { row, items, all, next, mayBeOfErased }
    const { outcome: tried, reason } = await interpretItem(context, tx, row, item)
    const isRepeated = reason !== null && !(await quarantine.add(tx, row, item.path, reason))
    const outcome = isRepeated ? 'nothing-new' : tried
    tallies.count(row.receivedAt, { items: 1, ...tallyOf(outcome) })
    mayBeOfErased ||= outcome === 'nothing-new' || outcome === 'status' || item.kind === 'call'
    next += 1
  }
  tallies.count(row.receivedAt, { interpreted: 1 })
  await markInterpreted(tx, row.inboxId, context.clock())
  if (mayBeOfErased) await forgetOrQuarantine(context, tx, row, all, tallies)
  return null
}

/** What cannot be searched for whom it tells of is for a person to see, and keeps nothing else waiting. */
async function forgetOrQuarantine(
  context: InterpretContext,
  tx: LogTransaction,
  row: InboxRow,
  items: readonly WebhookItem[],
  tallies: TallyKeeper,
): Promise<void> {
  try {
    await tx.savepoint(() => forgetErased(tx, row, items, tallies))
  } catch (error) {
    if (isStoreFailure(error)) throw error
    noteDefect(context, row, error)
    if (!(await quarantine.add(tx, row, '', 'interpretation-failed'))) return
    tallies.count(row.receivedAt, { items: 1, quarantined: 1 })
  }
}

/** What an item that became this is counted as. */
export function tallyOf(outcome: ItemOutcome): Partial<Tally> {
  switch (outcome) {
    case 'message':
      return { messages: 1 }
    case 'status':
      return { statuses: 1 }
    case 'nothing-new':
      return { nothing_new: 1 }
    // Neither is about a message: the reconciliation counts them together.
    case 'account':
    case 'other-field':
      return { other_field: 1 }
    case 'quarantined':
      return { quarantined: 1 }
  }
}

/** A body that cannot be taken apart is one unreadable item. */
export function readWebhook(context: InterpretContext, row: InboxRow): WebhookItem[] {
  try {
    return parseWebhook(parseExactly(row.body.toString('utf8')), context.phoneNumberIds)
  } catch (error) {
    noteDefect(context, row, error)
    return [{ path: '', kind: 'unreadable', reason: 'interpretation-failed' }]
  }
}

/**
 * Inside a transaction, turns one item into events, or leaves everything as it was.
 * @returns what became of it, and why it could not be recorded.
 * @throws when the store itself fails.
 */
export async function interpretItem(
  context: InterpretContext,
  tx: LogTransaction,
  row: InboxRow,
  item: WebhookItem,
): Promise<Interpreted> {
  const interpreted = await tryItem(context, tx, row, item)
  context.onItem(interpreted.outcome)
  return interpreted
}

type Interpreted = { outcome: ItemOutcome; reason: QuarantineReason | null }

async function tryItem(
  context: InterpretContext,
  tx: LogTransaction,
  row: InboxRow,
  item: WebhookItem,
): Promise<Interpreted> {
  if (item.kind === 'unreadable') return { outcome: 'quarantined', reason: item.reason }
  try {
    const outcome = await tx.savepoint(() => record(context, tx, row, item))
    return { outcome, reason: null }
  } catch (error) {
    if (isStoreFailure(error)) throw error
    noteDefect(context, row, error)
    return { outcome: 'quarantined', reason: 'interpretation-failed' }
  }
}

function noteDefect({ logger }: InterpretContext, { inboxId }: InboxRow, error: unknown): void {
  logger.error({ ...describeError(error), inboxId }, 'an item was quarantined')
}

async function record(
  context: InterpretContext,
  tx: LogTransaction,
  { receivedAt }: InboxRow,
  item: Exclude<WebhookItem, { kind: 'unreadable' }>,
): Promise<ItemOutcome> {
  switch (item.kind) {
    case 'message':
      return (await recordMessage(context, tx, item, receivedAt)) ? 'message' : 'nothing-new'
    case 'echo':
      return (await recordEcho(context, tx, item, receivedAt)) ? 'message' : 'nothing-new'
    case 'call':
      return (await recordCall(context, tx, item, receivedAt)) ? 'message' : 'nothing-new'
    case 'status':
      return (await recordStatus(context, tx, item, receivedAt)) ? 'status' : 'nothing-new'
    case 'field': {
      const outcome = await recordField(context, tx, item)
      if (outcome === 'unread') context.onField(item.field)
      return outcome === 'recorded' ? 'account' : outcome === 'unread' ? 'other-field' : outcome
    }
    case 'other-field':
      context.onField(item.field)
      return 'other-field'
  }
}
