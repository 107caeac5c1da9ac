import type { LogTransaction } from '../log/append.ts'
import { describeError, type Logger } from '../logger.ts'
import { isStoreFailure } from '../store/store-failure.ts'
import { type InboxRow, markInterpreted } from './inbox.ts'
import { parseWebhook, type WebhookItem } from './parse-webhook.ts'
import type { QuarantineReason } from './quarantine.ts'
import * as quarantine from './quarantine.ts'
import { recordEcho } from './record-echo.ts'
import { type MessageContext, recordMessage } from './record-message.ts'
import { recordStatus } from './record-status.ts'

export type InterpretContext = MessageContext & {
  readonly phoneNumberIds: ReadonlySet<string>
  readonly logger: Logger
  readonly onItem: (outcome: ItemOutcome) => void
}

/** What became of one item, for the metrics. */
export type ItemOutcome = 'message' | 'status' | 'nothing-new' | 'other-field' | 'quarantined'

/**
 * Turns one webhook of the inbox into events. To be called inside a transaction: the row is marked
 * in the same one, so that a crash leaves either both or neither, and doing it again changes
 * nothing. An item that throws is undone alone and goes to quarantine.
 * @throws when the store itself fails: then nothing is marked, and it is tried again later.
 */
export async function interpretWebhook(
  context: InterpretContext,
  tx: LogTransaction,
  row: InboxRow,
): Promise<void> {
  for (const item of readWebhook(context, row)) {
    const reason = await interpretItem(context, tx, row, item)
    if (reason !== null) await quarantine.add(tx, row, item.path, reason)
  }
  await markInterpreted(tx, row.inboxId, context.clock())
}

/** A body that cannot be taken apart is one unreadable item. */
export function readWebhook(context: InterpretContext, row: InboxRow): WebhookItem[] {
  try {
    return parseWebhook(JSON.parse(row.body.toString('utf8')), context.phoneNumberIds)
  } catch (error) {
    noteDefect(context, row, error)
    return [{ path: '', kind: 'unreadable', reason: 'interpretation-failed' }]
  }
}

/**
 * Inside a transaction, turns one item into events, or leaves everything as it was.
 * @returns why it could not; null when it could.
 * @throws when the store itself fails.
 */
export async function interpretItem(
  context: InterpretContext,
  tx: LogTransaction,
  row: InboxRow,
  item: WebhookItem,
): Promise<QuarantineReason | null> {
  let reason: QuarantineReason | null = null
  try {
    if (item.kind === 'unreadable') reason = item.reason
    else context.onItem(await tx.savepoint(() => record(context, tx, row, item)))
  } catch (error) {
    if (isStoreFailure(error)) throw error
    noteDefect(context, row, error)
    reason = 'interpretation-failed'
  }
  if (reason !== null) context.onItem('quarantined')
  return reason
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
    case 'status':
      return (await recordStatus(context.clock, tx, item, receivedAt)) ? 'status' : 'nothing-new'
    case 'other-field':
      return 'other-field'
  }
}
