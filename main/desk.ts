import type { DecisionContext } from '../shared/domain/decision.ts'
import type { Account } from '../shared/protocol.ts'
import type { Office } from './office.ts'
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
export function contextOf({ replica, account, office, relayNow }: Desk): DecisionContext {
  return {
    actor: account,
    now: relayNow(),
    findAgent: (agentId) => replica.people.findAgent(agentId),
    findConversation: (conversationId) => replica.conversations.find(conversationId)?.state ?? null,
    findTemplate: (key) => replica.account.findTemplate(key),
    findRegistration: (citizenId) => replica.registrations.find(citizenId),
    findInbound: (conversationId, messageId) =>
      replica.timelinePages.findInbound(conversationId, messageId),
    wording: office.registration?.wording ?? null,
  }
}
