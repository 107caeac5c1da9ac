import { deepEqual, equal } from 'node:assert/strict'
import type { LogEvent } from '../../shared/events.ts'
import type { Taken } from './graph.ts'

type Said = ReadonlyMap<string, readonly string[]>

/** Whether WhatsApp's word on each reply that it took, and ours on each other one, is in the log. */
export function repliesAreSettled(
  log: readonly LogEvent[],
  said: Said,
  taken: readonly Taken[],
): boolean {
  const delivered = messagesOf(log, 'status-received')
  const unknown = messagesOf(log, 'send-unknown')
  const atWhatsApp = new Set(taken.map(({ messageId }) => messageId))
  return [...said.values()]
    .flat()
    .every((id) => (atWhatsApp.has(id) ? delivered.has(id) : unknown.has(id)))
}

/**
 * Each reply is in the record once, went to WhatsApp at most once and in the order in which it was
 * said, and none got lost: what WhatsApp has not taken stands there as unknown.
 */
export function checkReplies(log: readonly LogEvent[], said: Said, taken: readonly Taken[]) {
  const atWhatsApp = taken.map(({ messageId }) => messageId)
  equal(new Set(atWhatsApp).size, atWhatsApp.length, 'A reply went to WhatsApp twice.')
  const queued = log.flatMap((event) => (event.type === 'reply-queued' ? [event.messageId] : []))
  const allSaid = [...said.values()].flat()
  deepEqual(queued.toSorted(), allSaid.toSorted())
  for (const ids of said.values()) {
    const mine = new Set(ids)
    const went = atWhatsApp.filter((id) => mine.has(id))
    deepEqual(
      went,
      ids.filter((id) => went.includes(id)),
    )
  }
  return {
    replies: allSaid.length,
    taken: atWhatsApp.length,
    unknown: messagesOf(log, 'send-unknown').size,
  }
}

function messagesOf(log: readonly LogEvent[], type: 'status-received' | 'send-unknown') {
  return new Set(log.flatMap((event) => (event.type === type ? [event.messageId] : [])))
}
