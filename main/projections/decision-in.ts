import type { LogEvent } from '../../shared/events.ts'

/** What somebody decided about a reply that was unknown or had failed. */
export type Settled = { how: 'arrived' | 'put-away' | 'resent'; agentId: string; at: number }

export type Decision = { conversationId: string; messageId: string; settled: Settled }

/** The decision that an event tells of; it stands beside what WhatsApp says of the reply. */
export function decisionIn(event: LogEvent): Decision | null {
  if (event.type === 'reply-settled') {
    const { conversationId, messageId, settlement: how, agentId, at } = event
    return { conversationId, messageId, settled: { how, agentId, at } }
  }
  if (event.type !== 'reply-queued' || event.resends === undefined) return null
  const { conversationId, resends: messageId, agentId, at } = event
  return { conversationId, messageId, settled: { how: 'resent', agentId, at } }
}
