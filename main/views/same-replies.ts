import { startOfDay } from '../../shared/domain/local-day.ts'
import { wordsIn } from '../../shared/domain/plain-text.ts'
import type { CallArguments, CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'

/** To how many other citizens these very words went today, by whichever agent. */
export function countSameReplies(
  { replica, relayNow, office }: Desk,
  { conversationId, text }: CallArguments<'count-same-replies'>,
): CallResult<'count-same-replies'> {
  const wanted = asCompared(text)
  const since = startOfDay(relayNow(), office.timeZone)
  const replies = [...replica.events.repliesSince(since), ...replica.outbox.repliesSince(since)]
  const others = replies.filter(
    (reply) => reply.conversationId !== conversationId && asCompared(reply.text) === wanted,
  )
  return { citizens: new Set(others.map((reply) => reply.conversationId)).size }
}

/** Another comma or a capital letter makes no reply a personal one. */
function asCompared(text: string): string {
  return wordsIn(text).join(' ')
}
