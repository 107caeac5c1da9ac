import type { ColleagueView } from '../../shared/ipc/people.ts'
import type { CallArguments } from '../../shared/ipc.ts'
import type { PresenceReport, PresentAgent } from '../../shared/presence.ts'
import type { Desk } from '../desk.ts'

/** Colleagues with a conversation before them, and not this agent at another console of hers. */
export function colleaguesView(
  { replica, account }: Desk,
  agents: readonly PresentAgent[],
): { colleagues: ColleagueView[] } {
  const colleagues = agents.flatMap(({ agentId, conversationId, doing }) => {
    const name = replica.people.agentName(agentId)
    if (!name || agentId === account.agentId || conversationId === null || doing === 'away')
      return []
    return [{ ...name, conversationId, doing }]
  })
  return { colleagues }
}

/** The screen's report as the relay takes it: by WhatsApp's ids. */
export function presenceReport(
  { replica }: Desk,
  { doing, conversationId, readMessageId }: CallArguments<'report-presence'>,
): PresenceReport {
  const isRead = conversationId !== null && readMessageId !== null
  return {
    doing,
    conversationId,
    readWhatsappId: isRead
      ? replica.timelinePages.whatsappIdOf(conversationId, readMessageId)
      : null,
  }
}
