import { startOfDay } from '../../shared/domain/local-day.ts'
import { plainText } from '../../shared/domain/plain-text.ts'
import type { CallArguments, CallResult } from '../../shared/ipc.ts'
import type { Desk } from '../desk.ts'
import { parseContent } from './content.ts'

/** To how many other citizens these very words went today, by whichever agent. */
export function countSameReplies(
  { replica, relayNow, office }: Desk,
  { conversationId, text }: CallArguments<'count-same-replies'>,
): CallResult<'count-same-replies'> {
  const wanted = asCompared(text)
  const since = startOfDay(relayNow(), office.timeZone)
  const sent = replica.events.repliesSince(since).map((reply) => ({
    conversationId: reply.conversationId,
    text: wordsIn(reply.content),
  }))
  const waiting = replica.outbox.repliesSince(since)
  const others = [...sent, ...waiting].filter(
    (reply) =>
      reply.conversationId !== conversationId &&
      reply.text !== null &&
      asCompared(reply.text) === wanted,
  )
  return { citizens: new Set(others.map((reply) => reply.conversationId)).size }
}

function wordsIn(json: string | null): string | null {
  const content = parseContent(json)
  return content?.kind === 'text' ? content.text : null
}

/** Another comma or a capital letter makes no reply a personal one. */
function asCompared(text: string): string {
  return plainText(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
