import type { Conversation } from '../../shared/domain/conversation.ts'
import { contextOf, type Desk } from '../desk.ts'
import { type Prediction, predict } from '../outbox/predict.ts'

/** A conversation's state with what this console has asked for; null where the replica lacks it. */
export function predictedState(desk: Desk, conversationId: string): Conversation | null {
  return prediction(desk, conversationId).state
}

/** The same with the commands that make the difference. */
export function prediction(desk: Desk, conversationId: string): Prediction {
  const { conversations, outbox } = desk.replica
  const confirmed = conversations.find(conversationId)?.state ?? null
  return predict(confirmed, outbox.ofConversation(conversationId), contextOf(desk))
}
