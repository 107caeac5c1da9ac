import type { NewId } from '../shared/ids.ts'
import type { RelayConfig } from './config.ts'
import { createOutgoingReplies } from './delivery/outgoing-replies.ts'
import type { Follower } from './log/append.ts'
import { createLog } from './log/log.ts'
import { createProtocolNumbers } from './log/protocol-numbers.ts'
import type { Logger } from './logger.ts'
import type { Store } from './store/open-store.ts'
import { createCitizens } from './whatsapp/citizens.ts'
import type { Inbox } from './whatsapp/inbox.ts'
import type { InterpretContext, ItemOutcome } from './whatsapp/interpret-webhook.ts'
import { createKnownMessages } from './whatsapp/known-messages.ts'
import { createQuarantine } from './whatsapp/quarantine.ts'
import { createStatuses } from './whatsapp/statuses.ts'

/** The parts that keep the record, for serving and for the operator's commands alike. */
export type RecordParts = ReturnType<typeof composeRecord>

export function composeRecord(store: Store, clock: () => number) {
  const { followers, ...tables } = composeFollowers(store, clock)
  const log = createLog(store, { clock, followers })
  return { ...tables, log, citizens: createCitizens(store), quarantine: createQuarantine(store) }
}

/** The tables that follow the log. `conversations` is not one of them: appending needs it. */
export function composeFollowers(store: Store, clock: () => number) {
  const messages = createKnownMessages(store)
  const outgoing = createOutgoingReplies(store)
  const statuses = createStatuses(store, clock)
  const followers: readonly Follower[] = [messages.follow, outgoing.follow, statuses.follow]
  return { messages, outgoing, statuses, followers }
}

export type InterpretationParts = {
  readonly store: Store
  readonly record: RecordParts
  readonly inbox: Inbox
  readonly logger: Logger
  readonly clock: () => number
  readonly newId: NewId
  readonly onItem: (outcome: ItemOutcome) => void
}

/** What turning webhooks into events needs. */
export function composeInterpretation(
  { whatsapp, organisation }: RelayConfig,
  { store, record, inbox, logger, clock, newId, onItem }: InterpretationParts,
): InterpretContext {
  const { log, citizens, quarantine, messages, outgoing, statuses } = record
  return {
    ...{ store, inbox, quarantine, logger, onItem },
    phoneNumberIds: new Set([whatsapp.phoneNumberId]),
    message: {
      ...{ clock, newId, citizens, messages },
      nextProtocol: createProtocolNumbers(store, organisation.timeZone, clock),
      reopenWithinMs: organisation.reopenWithinMinutes * 60_000,
      conversations: log.conversations,
    },
    status: { messages, outgoing, statuses },
  }
}
