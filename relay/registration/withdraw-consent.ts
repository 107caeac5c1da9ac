import type { MessageContent } from '../../shared/domain/message-content.ts'
import { asksToLeave } from '../../shared/domain/opt-out.ts'
import { hasLeft } from '../../shared/domain/registration/registration.ts'
import type { ConsentWay } from '../../shared/events/registration.ts'
import type { EventBody } from '../../shared/events.ts'
import type { LogTransaction } from '../log/append.ts'
import * as conversations from '../log/conversation-states.ts'
import type { Reader } from '../store/port.ts'
import * as registrations from './registrations.ts'

type Leaving = { citizenId: string; conversationId: string; messageId: string }

/** A message that says SAIR takes its writer off the list in the same transaction. */
export async function leavingBy(
  sql: Reader,
  content: MessageContent,
  { citizenId, conversationId, messageId }: Leaving,
): Promise<EventBody[]> {
  const said = wordsIn(content)
  if (said === null || !asksToLeave(said)) return []
  if (hasLeft(await registrations.find(sql, citizenId))) return []
  return [withdrawn({ citizenId, conversationId, way: 'keyword', proofMessageId: messageId })]
}

/** What was written, or the button that was pressed. */
function wordsIn(content: MessageContent): string | null {
  if (content.kind === 'text') return content.text
  return content.kind === 'choice' ? content.title : null
}

/**
 * She wants nothing sent: WhatsApp says so, or somebody whom she told. It stands in the conversation
 * with her, if there ever was one.
 */
export async function withdrawConsent(
  tx: LogTransaction,
  citizenId: string,
  told: { way: ConsentWay; conversationId?: string; agentId?: string },
): Promise<void> {
  if (hasLeft(await registrations.find(tx, citizenId))) return
  const { way, agentId = null } = told
  const conversationId = told.conversationId ?? (await conversations.newestOf(tx, citizenId))
  await tx.append(conversationId, () => [
    { ...withdrawn({ citizenId, conversationId, way, proofMessageId: null }), agentId },
  ])
}

function withdrawn(what: {
  citizenId: string
  conversationId: string | null
  way: ConsentWay
  proofMessageId: string | null
}) {
  return { type: 'consent-withdrawn' as const, ...what, agentId: null, commandId: null }
}
