import { CANNED_LANE, documentIn, FILTERS_LANE, HOURS_LANE, TOPICS_LANE } from '../outbox/lane.ts'
import type { Applied } from '../replica/apply-events.ts'
import type { Arrival } from '../replica/merge.ts'
import type { Announcer } from './announcer.ts'

/** What came in at the door down, told to the screens. */
export function announceApplied(
  announcer: Announcer,
  applied: Applied,
  road: Arrival['road'],
): void {
  const { conversations, people, account, canned, hours, topics, documents } = applied
  const { filters, settled, returned, erasedIn, deleted, mentioned } = applied
  if (erasedIn.length > 0) announcer.citizensErased(erasedIn)
  for (const [conversationId, targets] of deleted) {
    announcer.messagesDeleted(conversationId, targets)
  }
  // Every row of the queue is placed and told by the hours.
  if (conversations.size > 0 || people || hours) announcer.queueChanged()
  if (road === 'log') announcer.conversationsChanged(conversations)
  else announcer.shownConversationsChanged(conversations)
  if (settled > 0 || returned.length > 0 || hours) announcer.statusChanged()
  if (account) announcer.accountChanged()
  if (canned) announcer.cannedChanged()
  if (hours) announcer.hoursChanged()
  if (topics) announcer.topicsChanged()
  for (const kind of documents) announcer.documentChanged(kind)
  if (filters) announcer.queueFiltersChanged()
  if (mentioned) announcer.mentioned()
}

/** The outbox changed, and with it what is shown of a conversation or of what the organisation shares. */
export function announceLane(announcer: Announcer, lane: string): void {
  const document = documentIn(lane)
  if (lane === CANNED_LANE) announcer.cannedChanged()
  else if (lane === HOURS_LANE) announcer.hoursChanged()
  else if (lane === TOPICS_LANE) announcer.topicsChanged()
  else if (document !== null) announcer.documentChanged(document)
  else if (lane === FILTERS_LANE) announcer.queueFiltersChanged()
  else {
    announcer.conversationsChanged([lane])
    announcer.queueChanged()
  }
  announcer.statusChanged()
}
