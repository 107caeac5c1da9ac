import type { QueueRow } from '../../shared/ipc/queue.ts'
import { call } from '../bridge.ts'
import { claim } from './commands.ts'
import { openConversation, useConversation } from './conversation.ts'
import { enterConversation } from './desk.ts'
import { notify } from './notices.ts'
import { typingAhead } from './type-ahead.ts'

/**
 * Opens the citizen who has to be answered first, of those whom this agent attends and of those who
 * wait for anybody, and attends her. Who is on the screen already is not the next one.
 * @returns the conversation that is open then by this.
 */
export function takeNext(): Promise<string | null> {
  taking ??= typingAhead(takeMostUrgent(), useConversation.getState().conversationId).finally(
    () => {
      taking = null
    },
  )
  return taking
}

/** Pressed twice it takes one citizen. */
let taking: Promise<string | null> | null = null

/** See `takeNext`. */
async function takeMostUrgent(): Promise<string | null> {
  const { conversationId: openId } = useConversation.getState()
  const pages = await Promise.all(
    (['mine', 'waiting'] as const).map((view) =>
      call('page-queue', { view, after: null, limit: 2 }),
    ),
  )
  const next = mostUrgent(
    pages.flatMap(({ rows }) => rows.filter((row) => row.conversationId !== openId)),
  )
  if (next === null) {
    notify({ kind: 'nobody-waits' })
    return openId
  }
  await openConversation(next.conversationId)
  const { view } = useConversation.getState()
  if (view?.conversationId === next.conversationId && view.can.claim) await claim(view)
  enterConversation()
  return next.conversationId
}

/** Whoever waits and was not put aside, and whoever has come back from there. */
function isNext({ waitingSince, snoozedUntil, cursor }: QueueRow): boolean {
  return snoozedUntil === null ? waitingSince !== null : snoozedUntil <= cursor.asOf
}

/** The first of those who wait; null where nobody does. */
function mostUrgent(rows: readonly QueueRow[]): QueueRow | null {
  const waiting = rows.filter(isNext)
  return waiting.toSorted((one, other) => one.cursor.at - other.cursor.at)[0] ?? null
}
