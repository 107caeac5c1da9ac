import type { NewId } from '../shared/ids.ts'
import * as receivers from './assignment/receivers.ts'
import * as waiting from './assignment/waiting.ts'
import * as blocks from './blocks/blocks.ts'
import * as cannedReplies from './canned/canned-replies.ts'
import type { RelayConfig } from './config.ts'
import * as outgoing from './delivery/outgoing-replies.ts'
import { createDayOf } from './duties/tallies.ts'
import type { Follower } from './log/append.ts'
import { type Log, openLog } from './log/log.ts'
import { createProtocolNumbers } from './log/protocol-numbers.ts'
import type { Logger } from './logger.ts'
import * as media from './media/media-table.ts'
import { documents } from './office/documents.ts'
import { openingHours } from './office/opening-hours.ts'
import { topics } from './office/topics.ts'
import * as leases from './presence/leases.ts'
import * as registrations from './registration/registrations.ts'
import * as scheduled from './schedule/scheduled-replies.ts'
import type { Store } from './store/port.ts'
import * as alerts from './whatsapp/account/alerts.ts'
import * as marketingPreferences from './whatsapp/account/marketing-preferences.ts'
import * as templates from './whatsapp/account/templates.ts'
import type { InterpretContext, ItemOutcome } from './whatsapp/interpret-webhook.ts'
import * as messages from './whatsapp/known-messages.ts'
import * as statuses from './whatsapp/statuses.ts'

/** The tables that follow the log. `conversations` is not one of them: appending needs it. */
export const followers: readonly Follower[] = [
  messages.follow,
  outgoing.follow,
  statuses.follow,
  media.follow,
  blocks.follow,
  registrations.follow,
  leases.follow,
  templates.follow,
  marketingPreferences.follow,
  alerts.follow,
  cannedReplies.follow,
  openingHours.follow,
  topics.follow,
  ...Object.values(documents).map(({ follow }) => follow),
  scheduled.follow,
  receivers.follow,
  waiting.follow,
]

/** The log as it is written: for serving and for the operator's commands alike. */
export function openRecord(store: Store, clock: () => number): Promise<Log> {
  return openLog(store, { clock, followers })
}

export type InterpretationParts = {
  readonly logger: Logger
  readonly clock: () => number
  readonly newId: NewId
  readonly onItem: (outcome: ItemOutcome) => void
  readonly onField: (field: string) => void
  readonly onTemplateNews: () => void
}

/** What turning webhooks into events needs. */
export function composeInterpretation(
  { whatsapp, organisation }: RelayConfig,
  { logger, clock, newId, onItem, onField, onTemplateNews }: InterpretationParts,
): InterpretContext {
  return {
    ...{ clock, newId, logger, onItem, onField, onTemplateNews },
    dayOf: createDayOf(organisation.timeZone),
    phoneNumberIds: new Set([whatsapp.phoneNumberId]),
    nextProtocol: createProtocolNumbers(organisation.timeZone, clock),
    reopenWithinMs: organisation.reopenWithinMinutes * 60_000,
  }
}
