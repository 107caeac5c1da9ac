import type { Append } from '../log/append.ts'
import { describeError, type Logger } from '../logger.ts'
import type { Store } from '../store/open-store.ts'
import { isStoreFailure } from '../store/store-failure.ts'
import type { Inbox, InboxRow } from './inbox.ts'
import { parseWebhook, type WebhookItem } from './parse-webhook.ts'
import type { Quarantine, QuarantineReason } from './quarantine.ts'
import { recordEcho } from './record-echo.ts'
import { type MessageContext, recordMessage } from './record-message.ts'
import { recordStatus, type StatusContext } from './record-status.ts'

export type InterpretContext = {
  readonly store: Store
  readonly inbox: Inbox
  readonly quarantine: Quarantine
  readonly phoneNumberIds: ReadonlySet<string>
  readonly message: MessageContext
  readonly status: StatusContext
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
export function interpretWebhook(context: InterpretContext, append: Append, row: InboxRow): void {
  for (const item of readWebhook(context, row)) {
    const reason = interpretItem(context, append, row, item)
    if (reason !== null) context.quarantine.add(row, item.path, reason)
  }
  context.inbox.markInterpreted(row.inboxId)
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
export function interpretItem(
  context: InterpretContext,
  append: Append,
  row: InboxRow,
  item: WebhookItem,
): QuarantineReason | null {
  let reason: QuarantineReason | null = null
  try {
    if (item.kind === 'unreadable') reason = item.reason
    else context.store.savepoint(() => context.onItem(record(context, append, row, item)))
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

function record(
  context: InterpretContext,
  append: Append,
  row: InboxRow,
  item: Exclude<WebhookItem, { kind: 'unreadable' }>,
): ItemOutcome {
  switch (item.kind) {
    case 'message':
      return recordMessage(context.message, append, item, row.receivedAt)
        ? 'message'
        : 'nothing-new'
    case 'echo':
      return recordEcho(context.message, append, item, row.receivedAt) ? 'message' : 'nothing-new'
    case 'status':
      return recordStatus(context.status, append, item, row.receivedAt) ? 'status' : 'nothing-new'
    case 'other-field':
      return 'other-field'
  }
}
