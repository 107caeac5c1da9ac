import type { EventBody, LogEvent } from '../../shared/events.ts'
import { seededRandom } from '../support/seeded.ts'
import { townAgents, townCase } from './town-log.ts'

/** So long (ms) before `now` the first of them wrote: all can still be answered with free words. */
const SINCE_MS = 20 * 60 * 60_000

/** Numbers beyond those of who waits: no two messages have one id. */
const LONG = { number: 100_001, messages: 20_001 }
const LIVELY = { first: 200_000, messages: 70 }

/**
 * What a desk looks at on a day that nobody has had: one conversation of 20,000 messages, some of
 * seventy, and so many citizens who wait with a single message. In this order they wait, too.
 */
export function* deskLog(
  now: number,
  { lively, waiting }: { lively: number; waiting: number },
): Generator<LogEvent> {
  const random = seededRandom(waiting)
  let seq = 0
  let at = now - SINCE_MS
  // Each citizen of the queue is told by three or four events.
  const step = Math.max(1, Math.floor((SINCE_MS * 0.9) / (waiting * 4 + lively * 260 + 60_000)))
  const place = (body: EventBody): LogEvent => {
    seq += 1
    at += step
    return { seq, at, ...body }
  }
  for (const agent of townAgents()) yield place(agent)
  const cases = [
    townCase(LONG.number, random, LONG.messages, true),
    ...Array.from({ length: lively }, (_, index) =>
      townCase(LIVELY.first + index, random, LIVELY.messages, true),
    ),
  ]
  for (const steps of cases) for (const event of steps) yield place(event(at))
  for (let number = 0; number < waiting; number += 1) {
    for (const event of townCase(number, random, 1)) yield place(event(at))
  }
}
