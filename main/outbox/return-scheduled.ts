import type { Command, Refusal } from '../../shared/commands.ts'
import { replyIn } from '../../shared/domain/reply-content.ts'
import type { NotLeft } from '../../shared/events/schedule.ts'
import type { EventOf, ParsedEvent } from '../../shared/events.ts'
import type { Replica } from '../replica/replica.ts'
import { readSession } from '../session/stored-session.ts'
import { returnWords, type Written } from './returned-words.ts'

type Returned = EventOf<'schedule-returned'>

/** Words that stand in their draft again, and where. */
export type WordsBack = { readonly conversationId: string; readonly written: Written }

/**
 * What this agent scheduled and could not leave is like a refused reply of hers: its words are her
 * draft again, and it stands with the reason until she puts it away. To be called by the door with
 * what has just come by the log, so that it happens once.
 */
export function returnScheduled(
  replica: Replica,
  fresh: readonly ParsedEvent[],
  now: number,
): WordsBack[] {
  const events = fresh.flatMap(({ known, event }) =>
    known && event.type === 'schedule-returned' ? event : [],
  )
  if (events.length === 0) return []
  const own = readSession(replica.meta)?.account.agentId
  return events
    .filter(({ agentId }) => agentId === own)
    .flatMap((event) => giveBack(replica, event, now))
}

function giveBack(replica: Replica, event: Returned, now: number): WordsBack[] {
  const command = asReply(replica, event)
  // Its words were erased.
  if (command === null) return []
  const refusal = refusalOf(replica, event)
  replica.outbox.addRefused(command, now, refusal)
  const written = returnWords(replica, command, refusal)
  return written === null ? [] : [{ conversationId: event.conversationId, written }]
}

/** What was scheduled there, as the reply that it would have been; null once its words were erased. */
export function asReply(
  { events }: Replica,
  { scheduledSeq, scheduleId }: Pick<Returned, 'scheduledSeq' | 'scheduleId'>,
): Command | null {
  const scheduled = events.find(scheduledSeq)
  if (!scheduled?.known || scheduled.event.type !== 'reply-scheduled') return null
  const { content, conversationId, attendanceId, seenSeq, replyTo, canned, at } = scheduled.event
  const reply = content && replyIn(content)
  if (!reply) return null
  return {
    ...{ type: 'send-reply', commandId: scheduleId, messageId: scheduleId },
    ...{ conversationId, attendanceId, seenSeq, replyTo, issuedAt: at, ...reply },
    ...(canned === undefined ? {} : { canned }),
  }
}

function refusalOf(
  { conversations }: Replica,
  { reason, count, conversationId }: Returned,
): Refusal {
  const state = conversations.find(conversationId)?.state
  return asRefusal(reason, {
    count: count ?? 1,
    until: state?.block?.until ?? 0,
    holder: state?.attendance?.holderId ?? null,
  })
}

/** The same reason as a refused command has it. */
export function asRefusal(
  reason: NotLeft,
  { count, until, holder }: { count: number; until: number; holder: string | null },
): Refusal {
  switch (reason) {
    case 'newer-messages':
      return { reason, count }
    case 'citizen-blocked':
      return { reason, until }
    case 'not-holder':
      return { reason, holder }
    default:
      return { reason }
  }
}
