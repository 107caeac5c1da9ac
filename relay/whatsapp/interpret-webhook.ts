import type { Append } from '../log/append.ts'
import { describeError, type Logger } from '../logger.ts'
import type { Store } from '../store/open-store.ts'
import { isStoreFailure } from '../store/store-failure.ts'
import type { Inbox, InboxRow } from './inbox.ts'
import { parseWebhook, type WebhookItem } from './parse-webhook.ts'
import type { Quarantine } from './quarantine.ts'
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
  const orQuarantine = (path: string, work: () => void) => {
    try {
      context.store.savepoint(work)
    } catch (error) {
      if (isStoreFailure(error)) throw error
      const { inboxId } = row
      context.logger.error({ ...describeError(error), inboxId }, 'an item was quarantined')
      context.quarantine.add(row, path, 'interpretation-failed')
      context.onItem('quarantined')
    }
  }
  orQuarantine('', () => {
    const body: unknown = JSON.parse(row.body.toString('utf8'))
    for (const item of parseWebhook(body, context.phoneNumberIds)) {
      orQuarantine(item.path, () => context.onItem(interpretItem(context, append, row, item)))
    }
  })
  context.inbox.markInterpreted(row.inboxId)
}

function interpretItem(
  context: InterpretContext,
  append: Append,
  row: InboxRow,
  item: WebhookItem,
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
    case 'unreadable':
      context.quarantine.add(row, item.path, item.reason)
      return 'quarantined'
    case 'other-field':
      return 'other-field'
  }
}
