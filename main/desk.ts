import type { DecisionContext } from '../shared/domain/decision.ts'
import { endOfOpenDays } from '../shared/domain/hours/open-days.ts'
import { joinedWith } from '../shared/domain/merge.ts'
import { noMarketingSince } from '../shared/domain/templates/marketing-preference.ts'
import type { Account } from '../shared/protocol.ts'
import type { Office } from './office.ts'
import {
  areasInForce,
  fieldsInForce,
  topicsInForce,
  wordingInForce,
} from './outbox/predict-documents.ts'
import type { Replica } from './replica/replica.ts'

/** A signed-in agent at a replica: what every call about conversations works on. */
export type Desk = {
  readonly replica: Replica
  readonly account: Account
  readonly office: Office
  /** The relay's clock, as this console estimates it (ms). */
  readonly relayNow: () => number
}

/** What the shared rules have to know to decide as this agent. */
export function contextOf(desk: Desk): DecisionContext {
  const { replica, account, office, relayNow } = desk
  return {
    actor: account,
    now: relayNow(),
    findAgent: (agentId) => replica.people.findAgent(agentId),
    findConversation: (conversationId) => replica.conversations.find(conversationId)?.state ?? null,
    findTemplate: (key) => replica.account.findTemplate(key),
    stoppedMarketing: (citizenId) => stoppedMarketing(replica, citizenId),
    findRegistration: (citizenId) => replica.registrations.find(citizenId),
    findTopic: (topicId) => topicsInForce(desk).find((topic) => topic.topicId === topicId) ?? null,
    findArea: (areaId) => areasInForce(desk).find((area) => area.areaId === areaId) ?? null,
    findField: (fieldId) => fieldsInForce(desk).find((one) => one.fieldId === fieldId) ?? null,
    dueAfter: (days) => endOfOpenDays(office.hours, office.timeZone, relayNow(), days),
    findInbound: (conversationId, messageId) =>
      replica.timelinePages.findInbound(conversationId, messageId),
    // Asked for each row of a queue, and needed by few of them.
    get wording() {
      return wordingInForce(desk)
    },
  }
}

/** Since when a citizen's person wants no marketing, by what this replica has heard. */
function stoppedMarketing(
  { preferences, registrations, conversations }: Replica,
  citizenId: string,
): number | null {
  const [, ...merged] = joinedWith(citizenId, conversations.mergedPairs())
  const wishesOf = (one: string) => ({
    preference: preferences.find(one),
    registration: registrations.find(one),
  })
  return noMarketingSince(wishesOf(citizenId), merged.map(wishesOf))
}
